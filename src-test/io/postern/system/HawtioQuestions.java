package io.postern.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Asks what Hawtio's pages ask, in the same words, and says how much that costs. */
final class HawtioQuestions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTEXT =
      "org.apache.camel:context=postern,type=context,name=\\\"postern\\\"";
  private static final String ROUTES = "org.apache.camel:context=postern,type=routes,*";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final JsonNode login;

  /**
   * Signs in.
   *
   * @param home of the gateway
   */
  HawtioQuestions(Path home) throws IOException, InterruptedException {
    login = JSON.readTree(home.resolve("data").resolve("console.json").toFile());
    http.send(request().GET().build(), BodyHandlers.discarding());
  }

  /**
   * An answer.
   *
   * @param page what in the console asks
   * @param octets of the answer as it is sent
   * @param seconds until it was there
   */
  record Answer(String page, long octets, double seconds) {}

  /** What is asked when the console opens, and when one looks at the routes. */
  List<Answer> ask() throws IOException, InterruptedException {
    return List.of(
        ask(
            "tree of MBeans, at sign-in",
            "{\"type\":\"list\",\"config\":{\"ignoreErrors\":true,\"listKeys\":true,"
                + "\"listCache\":true,\"maxDepth\":9}}"),
        ask(
            "Camel > Routes, every 5 s",
            exec("dumpRoutesStatsAsXml(boolean,boolean)", "true,true")),
        ask("Camel > Route Diagram", exec("dumpRoutesAsXml()", "")),
        ask(
            "states of all routes",
            "{\"type\":\"read\",\"mbean\":\""
                + ROUTES
                + "\",\"attribute\":[\"RouteId\",\"State\","
                + "\"ExchangesTotal\",\"ExchangesFailed\"]}"),
        ask(
            "io.postern > Accounts > list",
            "{\"type\":\"exec\",\"mbean\":\"io.postern:type=Accounts\",\"operation\":\"list\"}"));
  }

  private static String exec(String operation, String arguments) {
    return "{\"type\":\"exec\",\"mbean\":\"%s\",\"operation\":\"%s\",\"arguments\":[%s]}"
        .formatted(CONTEXT, operation, arguments);
  }

  /** How many MBeans there are, those of Camel's routes and steps among them. */
  int mbeans() throws IOException, InterruptedException {
    return JSON.readTree(send("{\"type\":\"search\",\"mbean\":\"*:*\"}").body())
        .path("value")
        .size();
  }

  private Answer ask(String page, String question) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> response = send(question);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (JSON.readTree(response.body()).path("status").asInt() != 200) {
      String said = response.body();
      throw new IOException(page + ": " + said.substring(0, Math.min(said.length(), 1_000)));
    }
    return new Answer(page, response.body().length(), seconds);
  }

  private HttpResponse<String> send(String question) throws IOException, InterruptedException {
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
    HttpRequest.Builder request =
        request().header("Content-Type", "application/json").header("X-XSRF-TOKEN", token);
    return http.send(
        request.POST(BodyPublishers.ofString(question)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request() {
    String user = login.path("user").asText() + ":" + login.path("password").asText();
    return HttpRequest.newBuilder(URI.create(login.path("url").asText()).resolve("/hawtio/jolokia"))
        .timeout(Duration.ofMinutes(2))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
  }
}
