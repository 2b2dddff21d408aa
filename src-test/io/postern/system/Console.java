package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;

/**
 * Speaks to a running gateway as its console does, where starting a command for each question would
 * take too long. Signs in anew for each conversation, so that the gateway may be restarted
 * meanwhile.
 */
final class Console {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;

  /**
   * @param home of the gateway
   */
  Console(Path home) {
    this.home = home;
  }

  /**
   * Calls an operation of an MBean of the gateway.
   *
   * @return what it returned
   * @throws AssertionError with the answer, when it refused
   */
  JsonNode call(String type, String operation, Object... arguments)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.valueToTree(Map.of("type", "exec", "operation", operation));
    body.put("mbean", "io.postern:type=" + type);
    body.set("arguments", JSON.valueToTree(arguments));
    CookieManager cookies = new CookieManager();
    HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    http.send(request("/jolokia").build(), BodyHandlers.discarding());
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
    HttpRequest request =
        request("/jolokia")
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", token)
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    JsonNode answer = JSON.readTree(response.body());
    assertThat(answer.path("status").asInt()).as(response.body()).isEqualTo(200);
    return answer.path("value");
  }

  private HttpRequest.Builder request(String path) throws IOException {
    JsonNode file = JSON.readTree(home.resolve("data").resolve("console.json").toFile());
    String login = file.path("user").asText() + ":" + file.path("password").asText();
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(file.path("url").asText()).resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Basic " + basic);
  }

  /** Has an account visited and waits for the end of that session; its report in words. */
  String fetch(String account) throws IOException, InterruptedException {
    long session = call("Accounts", "fetch", account).path("session").asLong();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> call("Accounts", "show", account).path("session").asLong() >= session);
    return call("Accounts", "show", account).path("report").asText();
  }

  /** The mails in the hold, newest first. */
  JsonNode held() throws IOException, InterruptedException {
    return call("Hold", "list", 1_000);
  }

  /** What the readiness probe of a load balancer would hear: 200 or 503. */
  int readiness() throws IOException, InterruptedException {
    HttpRequest request = request("/health/readiness").build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
