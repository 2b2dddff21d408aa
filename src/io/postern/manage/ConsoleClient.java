package io.postern.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Calls the MBeans of a gateway that runs, by the same way as the console: Jolokia over HTTP,
 * signed in, with a CSRF token.
 */
final class ConsoleClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Stopping a route waits for the mails in it. */
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private static final String NO_MBEAN = "javax.management.InstanceNotFoundException";
  private static final String CSRF_COOKIE = "XSRF-TOKEN";
  private static final Pattern CLASS_NAME = Pattern.compile("^([a-zA-Z_$][\\w$]*\\.)+[\\w$]+ : ");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1).build();
  private final Path home;
  private final ConsoleFile console;
  private String csrfToken;

  private ConsoleClient(Path home, ConsoleFile console) {
    this.home = home;
    this.console = console;
  }

  /**
   * A client of the gateway that runs on a home folder.
   *
   * @throws GatewayNotRunningException when none does
   * @throws IOException when what tells about it cannot be read
   */
  static ConsoleClient of(Path home) throws IOException, GatewayNotRunningException {
    ConsoleFile console =
        ConsoleFile.read(HomeFolder.dataDir(home))
            .orElseThrow(() -> new GatewayNotRunningException(home));
    return new ConsoleClient(home, console);
  }

  /**
   * Calls an operation.
   *
   * @param type of the MBean in Postern's domain, for example {@code Hold}
   * @param operation its name
   * @param args numbers, texts, or null
   * @return what it returned
   * @throws RequestFailedException with the gateway's reason, when it refused
   */
  JsonNode call(String type, String operation, Object... args)
      throws GatewayNotRunningException, RequestFailedException {
    return find(type, operation, args)
        .orElseThrow(
            () ->
                new RequestFailedException(
                    "this gateway has no %s: it sends no mail (postern.relay is not set)"
                        .formatted(type.toLowerCase(Locale.ROOT))));
  }

  /** As {@link #call}, where there need not be such an MBean; empty when there is none. */
  Optional<JsonNode> find(String type, String operation, Object... args)
      throws GatewayNotRunningException, RequestFailedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", "exec");
    body.put("mbean", JmxPolicy.DOMAIN + ":type=" + type);
    body.put("operation", operation);
    body.set("arguments", JSON.valueToTree(args));
    JsonNode answer = post(body);
    if (answer.path("error_type").asText().equals(NO_MBEAN)) {
      return Optional.empty();
    }
    if (answer.path("status").asInt() != 200) {
      throw new RequestFailedException(reason(answer.path("error").asText("no reason given")));
    }
    return Optional.of(answer.path("value"));
  }

  /** The reason without the names of the exceptions that carried it. */
  private static String reason(String error) {
    String rest = error;
    while (CLASS_NAME.matcher(rest).find()) {
      rest = CLASS_NAME.matcher(rest).replaceFirst("");
    }
    return rest;
  }

  private JsonNode post(ObjectNode body) throws GatewayNotRunningException, RequestFailedException {
    if (csrfToken == null) {
      csrfToken = fetchCsrfToken();
    }
    HttpResponse<String> response =
        send(
            request()
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", csrfToken)
                .header("Cookie", CSRF_COOKIE + "=" + csrfToken)
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    if (response.statusCode() != 200) {
      throw new RequestFailedException(
          "the gateway at %s answered HTTP %d".formatted(console.url(), response.statusCode()));
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new RequestFailedException("the answer of " + console.url() + " is not JSON", e);
    }
  }

  private String fetchCsrfToken() throws GatewayNotRunningException, RequestFailedException {
    HttpResponse<String> response = send(request().GET().build());
    return response.headers().allValues("Set-Cookie").stream()
        .flatMap(header -> HttpCookie.parse(header).stream())
        .filter(cookie -> cookie.getName().equals(CSRF_COOKIE))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                new RequestFailedException(
                    "%s is no gateway, or not the one that wrote %s: HTTP %d"
                        .formatted(console.url(), ConsoleFile.NAME, response.statusCode())));
  }

  private HttpRequest.Builder request() {
    String login = console.user() + ":" + console.password().reveal();
    return HttpRequest.newBuilder(console.url().resolve("/jolokia"))
        .timeout(ANSWER)
        .header("Accept", "application/json")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> send(HttpRequest request)
      throws GatewayNotRunningException, RequestFailedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException refused) {
      throw new GatewayNotRunningException(home);
    } catch (IOException e) {
      throw new RequestFailedException(
          "no answer from the gateway at " + console.url() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestFailedException("interrupted", e);
    }
  }
}
