package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Finds out when a gateway is ready: it says so, or its console does. */
final class Readiness {
  private static final String READY = "Postern is ready";
  private static final List<String> PATHS =
      List.of("/actuator/health/readiness", "/health/readiness");

  private final int consolePort;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  Readiness(int consolePort) {
    this.consolePort = consolePort;
  }

  /**
   * Waits.
   *
   * @param output what the process printed since it was started
   * @throws AssertionError with that output, when it ends or does not get ready in time
   */
  void await(Process process, Duration atMost, Supplier<String> output) {
    try {
      Awaitility.await()
          .atMost(atMost)
          .pollInterval(Duration.ofMillis(50))
          .failFast("it has ended", () -> !process.isAlive())
          .untilAsserted(
              () -> assertThat(output.get().contains(READY) || consoleSaysSo()).isTrue());
    } catch (ConditionTimeoutException | TerminalFailureException notReady) {
      throw new AssertionError("the gateway did not get ready: " + output.get(), notReady);
    }
  }

  private boolean consoleSaysSo() throws InterruptedException {
    for (String path : PATHS) {
      URI uri = URI.create("http://127.0.0.1:" + consolePort + path);
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return true;
        }
      } catch (IOException notYet) {
        // nobody listens: it is not ready
        return false;
      }
    }
    return false;
  }
}
