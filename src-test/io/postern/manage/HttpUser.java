package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody at a keyboard with curl: no cookie jar, no redirects, a login or none. */
final class HttpUser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI console;
  private final String authorization;
  private String csrfToken;

  private HttpUser(URI console, String authorization) {
    this.console = console;
    this.authorization = authorization;
  }

  static HttpUser anonymous(URI console) {
    return new HttpUser(console, null);
  }

  static HttpUser of(URI console, String user, String password) {
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new HttpUser(console, "Basic " + Base64.getEncoder().encodeToString(login));
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** With headers as name, value, name, value. */
  HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** A Jolokia command as the console sends it, with its CSRF token. */
  JsonNode jolokia(ObjectNode command) {
    HttpResponse<String> response = jolokia(command.toString());
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + response.statusCode() + " " + response.body(), e);
    }
  }

  HttpResponse<String> jolokia(String command, String... furtherHeaders) {
    String token = csrfToken();
    String[] headers = new String[furtherHeaders.length + 4];
    headers[0] = "X-XSRF-TOKEN";
    headers[1] = token;
    headers[2] = "Cookie";
    headers[3] = "XSRF-TOKEN=" + token;
    System.arraycopy(furtherHeaders, 0, headers, 4, furtherHeaders.length);
    return post("/hawtio/jolokia", command, headers);
  }

  String csrfToken() {
    if (csrfToken == null) {
      csrfToken = freshCsrfToken();
    }
    return csrfToken;
  }

  private String freshCsrfToken() {
    return get("/hawtio/jolokia").headers().allValues("Set-Cookie").stream()
        .flatMap(header -> HttpCookie.parse(header).stream())
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  JsonNode exec(String mbean, String operation, Object... arguments) {
    ObjectNode command = JSON.createObjectNode().put("type", "exec").put("mbean", mbean);
    command.put("operation", operation).set("arguments", JSON.valueToTree(arguments));
    return jolokia(command);
  }

  JsonNode read(String mbean, String attribute) {
    return jolokia(
        JSON.createObjectNode()
            .put("type", "read")
            .put("mbean", mbean)
            .put("attribute", attribute));
  }

  JsonNode write(String mbean, String attribute, Object value) {
    ObjectNode command = JSON.createObjectNode().put("type", "write").put("mbean", mbean);
    command.put("attribute", attribute).set("value", JSON.valueToTree(value));
    return jolokia(command);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(console + path))
            .header("Accept", "application/json, application/openmetrics-text");
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
