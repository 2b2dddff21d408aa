package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.system.RecordingSmarthost.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With Dovecot as the provider and a smarthost: the sender of a mail that is too large gets one
 * notice by the queue, however many sessions and restarts there are (F37).
 */
class TheSenderOfATooLargeMailIsToldOnceJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String USER = "heavy";

  @TempDir private Path home;

  @BeforeEach
  void require() {
    Dovecot.require();
  }

  private static List<List<String>> told(RecordingSmarthost smarthost) {
    return smarthost.arrivals().stream().map(Arrival::recipients).toList();
  }

  @Test
  void overSessionsAndARestart() throws Exception {
    QueueOfGateway queue = new QueueOfGateway(home.resolve("data"));
    try (Dovecot dovecot = new Dovecot(List.of(USER));
        RecordingSmarthost smarthost = new RecordingSmarthost(1_000_000);
        SmtpSink sink = SmtpSink.keepingContent()) {
      dovecot.deliver(USER, Letters.plain("small-0", "Small", "As agreed."));
      dovecot.deliver(USER, Letters.with("large-0", "Large", "plan.bin", new byte[60_000]));
      SiteSettings settings =
          new SiteSettings(sink.port())
              .mailbox(dovecot, USER, "max-size: 20KB", "tell-sender: true")
              .also(
                  "accept: {port: " + RealServers.freePort() + "}",
                  "relay: {smarthosts: [{host: 127.0.0.1, port: "
                      + smarthost.port()
                      + ", security: none}]}");
      Console console = new Console(home);
      try (GatewayProcess gateway = settings.gateway(home).start()) {
        assertThat(console.fetch(USER)).startsWith("complete: 2 listed, 1 fetched");
        await().atMost(PATIENCE).until(() -> smarthost.count() == 1);
        assertThat(console.fetch(USER)).startsWith("complete: 1 listed, 0 fetched");
        gateway.restart();
        assertThat(console.fetch(USER)).startsWith("complete: 1 listed, 0 fetched");
        assertThat(console.fetch(USER)).startsWith("complete: 1 listed, 0 fetched");
        await().atMost(PATIENCE).until(() -> queue.mails() == 0);
      }
      assertThat(told(smarthost)).containsExactly(List.of(Letters.PARTNER));
      assertThat(sink.mails().stream().filter(mail -> mail.specimenId().isEmpty()))
          .as("the notice to its recipient")
          .hasSize(1);
      assertThat(dovecot.count(USER)).isEqualTo(1);
    }
  }
}
