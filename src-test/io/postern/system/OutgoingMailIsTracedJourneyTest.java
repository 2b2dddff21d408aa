package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator has the dialogue with a smarthost written down: it is in the file of its name,
 * without the mail, and each session of an account begins by saying so (F127, F128).
 */
class OutgoingMailIsTracedJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  @Test
  void theDialogueWithASmarthostIsInTheFileOfItsName() throws Exception {
    int port = RealServers.freePort();
    try (Dovecot dovecot = new Dovecot(List.of("info"));
        SmtpSink internal = SmtpSink.digesting();
        SmtpSink smarthost = SmtpSink.digesting()) {
      SiteSettings settings = new SiteSettings(internal.port()).mailbox(dovecot, "info");
      settings.also("accept: {port: " + port + "}", "relay: {smarthosts: [");
      settings.also(
          "  {name: isp, host: 127.0.0.1, security: none, port: %d}]}".formatted(smarthost.port()));
      try (GatewayProcess gateway = settings.gateway(home).launch()) {
        gateway.awaitOutput("Console:", Duration.ofSeconds(90));
        submit(port, "before");
        smarthost.awaitCount(1, PATIENCE);
        assertThat(PosternCommand.at(home, "trace", "isp", "on").output()).contains("isp.txt");
        submit(port, "traced");
        smarthost.awaitCount(2, PATIENCE);
        dovecot.deliver("info", PlainMails.mail("fetched", 1_000));
        new Console(home).fetch("info");

        Path trace = home.resolve("data").resolve("trace").resolve("isp.txt");
        assertThat(Files.readString(trace))
            .contains(">> RCPT TO:<traced@other.example>", "octets of content)")
            .doesNotContain("before@other.example", "Subject:");
        assertThat(gateway.output()).contains("info: Outbound SMTP (isp) trace is on: " + trace);
      }
    }
  }

  private static void submit(int port, String name) throws Exception {
    String answer =
        SubmittingClient.submitOnce(
            port,
            "<info@company.example>",
            List.of("<" + name + "@other.example>"),
            PlainMails.mail(name, 2_000));
    assertThat(answer).startsWith("250");
  }
}
