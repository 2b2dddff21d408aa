package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator pauses an account on the command line, and the gateway is restarted meanwhile. */
class PausedRoutesStayPausedJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  @Test
  void aPausedAccountIsNotVisitedUntilItIsResumedAndTheGatewayIsReadyAllTheSame() throws Exception {
    try (Dovecot dovecot = new Dovecot(List.of("paused", "other"));
        SmtpSink sink = SmtpSink.digesting()) {
      SiteSettings settings = new SiteSettings(sink.port());
      settings.mailbox(dovecot, "paused", "every: 200ms");
      settings.mailbox(dovecot, "other", "every: 200ms");
      try (GatewayProcess gateway = settings.gateway(home).start()) {
        assertDone("pause", "fetch-paused");
        dovecot.deliver("paused", PlainMails.mail("waits", 3_000));
        gateway.restart();
        dovecot.deliver("other", PlainMails.mail("flows", 3_000));
        await().atMost(PATIENCE).until(() -> dovecot.count("other") == 0);
        assertThat(new Console(home).readiness()).isEqualTo(200);
        JsonNode paused = assertDone("status", "--json").json().path("paused");
        assertThat(paused).hasSize(1);
        assertThat(paused.get(0).path("id").asText()).isEqualTo("fetch-paused");
        assertThat(dovecot.count("paused")).isEqualTo(1);
        assertThat(sink.identities()).isEqualTo(Map.of("flows", 1));

        assertDone("resume", "fetch-paused");
        await().atMost(PATIENCE).until(() -> dovecot.count("paused") == 0);
        assertThat(sink.identities()).isEqualTo(Map.of("flows", 1, "waits", 1));
      }
    }
  }

  private PosternCommand assertDone(String... words) throws Exception {
    PosternCommand said = PosternCommand.at(home, words);
    assertThat(said.exitCode()).as(said.output()).isZero();
    return said;
  }
}
