package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator pauses a station of outgoing mail, and the gateway is restarted meanwhile. */
class PausedOutgoingJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WAITING = 20;

  @TempDir private static Path home;
  private static SmtpSink sink;
  private static SendingSite site;
  private static GatewayProcess gateway;
  private static Console console;

  @BeforeAll
  static void start() throws IOException {
    sink = SmtpSink.digesting();
    site = new SendingSite(sink.port()).smarthost("isp", sink.port());
    console = new Console(home);
    gateway = site.gateway(home).start();
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    sink.close();
  }

  private static void submit(String identity) throws IOException {
    byte[] mail = PlainMails.mail(identity, 3_000);
    String from = "<anna@company.example>";
    List<String> to = List.of("<bob@other.example>");
    assertThat(SubmittingClient.submitOnce(site.acceptPort(), from, to, mail))
        .startsWith("250 2.0.0");
  }

  /** How often each mail came whose name begins so. */
  private static Map<String, Integer> arrived(String beginning) {
    Map<String, Integer> arrived = new TreeMap<>(sink.identities());
    arrived.keySet().removeIf(name -> !name.startsWith(beginning));
    return arrived;
  }

  @Test
  void whileRelayIsPausedMailIsTakenAndNothingIsSentAndResumingSendsEachOnce() throws Exception {
    submit("relay: before");
    await().atMost(PATIENCE).until(() -> arrived("relay").size() == 1);

    console.call("Routes", "pause", "relay");
    Map<String, Integer> once = new TreeMap<>(Map.of("relay: before", 1));
    for (int i = 0; i < WAITING; i++) {
      submit("relay: meanwhile " + i);
      once.put("relay: meanwhile " + i, 1);
    }
    gateway.restart();
    assertThat(paused()).containsExactly("relay");
    assertThat(console.readiness()).as("paused is not ill").isEqualTo(200);
    submit("relay: after the restart");
    once.put("relay: after the restart", 1);
    QueueOfGateway queue = new QueueOfGateway(home.resolve("data"));
    assertThat(queue.statesOf("anna@company.example")).hasSize(WAITING + 1).containsOnly("due");
    assertThat(arrived("relay")).isEqualTo(Map.of("relay: before", 1));

    console.call("Routes", "resume", "relay");
    await().atMost(PATIENCE).until(() -> queue.mails() == 0);
    assertThat(arrived("relay")).isEqualTo(once);
  }

  @Test
  void whileAcceptIsPausedThePortIsClosedAndResumingOpensItAgain() throws Exception {
    console.call("Routes", "pause", "accept");
    assertClosed();
    gateway.restart();
    assertThat(paused()).containsExactly("accept");
    assertClosed();

    console.call("Routes", "resume", "accept");
    submit("accept: open again");
    await().atMost(PATIENCE).until(() -> arrived("accept").size() == 1);
  }

  private static void assertClosed() {
    assertThatThrownBy(() -> new SubmittingClient(site.acceptPort()))
        .isInstanceOf(ConnectException.class);
  }

  private static List<String> paused() throws IOException, InterruptedException {
    List<String> paused = new ArrayList<>();
    for (JsonNode route : console.call("Routes", "list")) {
      if (!route.path("pausedSince").asText().isEmpty()) {
        paused.add(route.path("id").asText());
      }
    }
    return paused;
  }
}
