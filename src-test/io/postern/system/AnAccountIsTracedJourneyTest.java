package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator has the dialogues with a provider and with the internal server written down, of a
 * site that sends nothing: each session says so, and no secret is in the files (F125, F126, F128,
 * F129).
 */
class AnAccountIsTracedJourneyTest {
  @TempDir private Path home;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  @Test
  void itIsSwitchedOnAndOffByCommandAndAnnounced() throws Exception {
    try (Dovecot dovecot = new Dovecot(List.of("info", "other"));
        SmtpSink sink = SmtpSink.digesting()) {
      SiteSettings settings = new SiteSettings(sink.port());
      settings.mailbox(dovecot, "info");
      settings.mailbox(dovecot, "other");
      dovecot.deliver("info", PlainMails.mail("one", 3_000));
      dovecot.deliver("other", PlainMails.mail("two", 3_000));
      try (GatewayProcess gateway = settings.gateway(home).launch()) {
        gateway.awaitOutput("Console:", Duration.ofSeconds(90));
        Console console = new Console(home);
        console.fetch("other");
        assertThat(PosternCommand.at(home, "trace", "pop3:info", "on").output())
            .contains("pop3-info.txt");
        assertThat(PosternCommand.at(home, "trace", "server", "on").exitCode()).isZero();
        assertThat(PosternCommand.at(home, "status").output())
            .contains("Trace on: pop3:info", "Trace on: server");
        console.fetch("info");
        console.call("Traces", "switchOff", "pop3:info");
        long size = Files.size(trace("pop3-info"));
        console.fetch("info");

        assertThat(trace("pop3-info")).hasSize(size).isRegularFile();
        assertThat(Files.readString(trace("pop3-info")))
            .contains("(connected to 127.0.0.1:", ">> RETR 1", "octets of content)", ">> QUIT")
            .contains("*****")
            .doesNotContain("Subject:");
        assertThat(Files.readString(trace("server"))).contains(">> RCPT TO:<info@company.example>");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trace("pop3-info"))))
            .isEqualTo("rw-------");
        assertThat(gateway.output())
            .containsOnlyOnce("info: POP3 trace is on: " + trace("pop3-info"))
            .contains("info: Inbound SMTP trace is on: " + trace("server"));
        SecretHunt hunt =
            new SecretHunt(List.of(dovecot.password("info"), dovecot.password("other")));
        hunt.assertNoneIn(trace("pop3-info"));
        hunt.assertNoneIn(trace("server"));
      }
    }
  }

  private Path trace(String name) {
    return home.resolve("data").resolve("trace").resolve(name + ".txt");
  }
}
