package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A provider over TLS whose certificate nobody signed: only the right fingerprint opens it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinnedProviderJourneyTest {
  private static final List<String> USERS = List.of("pinned", "upgraded", "wrong", "unpinned");

  private Dovecot dovecot;
  private SmtpSink sink;
  private GatewayProcess gateway;
  private Console console;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    Dovecot.require();
    dovecot = new Dovecot(USERS);
    sink = SmtpSink.digesting();
    String pin = "pin: \"" + dovecot.fingerprint().hex() + "\"";
    SiteSettings settings = new SiteSettings(sink.port());
    tls(settings, "pinned", dovecot.tlsPort(), "security: tls", pin);
    tls(settings, "upgraded", dovecot.port(), "security: starttls", pin);
    tls(settings, "wrong", dovecot.tlsPort(), "security: tls", "pin: \"" + "0".repeat(64) + "\"");
    tls(settings, "unpinned", dovecot.tlsPort(), "security: tls");
    gateway = settings.gateway(home).start();
    console = new Console(home);
    for (String user : USERS) {
      dovecot.deliver(user, PlainMails.mail("for-" + user, 3_000));
    }
  }

  private void tls(SiteSettings settings, String user, int port, String... lines) {
    settings.mailbox(user, port, dovecot.password(user), lines);
  }

  @AfterAll
  void stop() throws IOException {
    gateway.close();
    sink.close();
    dovecot.close();
  }

  @Test
  void theRightFingerprintOpensItWithTlsFromTheStartAndWithStarttls() throws Exception {
    for (String user : List.of("pinned", "upgraded")) {
      assertThat(console.fetch(user)).contains("complete", "1 settled, 0 unsettled", "1 deleted");
      assertThat(sink.identities()).containsEntry("for-" + user, 1);
    }
  }

  @Test
  void aWrongFingerprintOrNoneFetchesNothingAndTheSessionSaysWhy() throws Exception {
    assertThat(console.fetch("wrong"))
        .startsWith("unreachable")
        .doesNotContain("fetched")
        .contains(dovecot.fingerprint().hex());
    assertThat(console.fetch("unpinned"))
        .startsWith("unreachable")
        .doesNotContain("fetched")
        .contains("no TLS", "certification path");
    for (String user : List.of("wrong", "unpinned")) {
      assertThat(dovecot.count(user)).isEqualTo(1);
      assertThat(sink.identities()).doesNotContainKey("for-" + user);
    }
    assertThat(dovecot.log()).doesNotContain("<wrong>").doesNotContain("<unpinned>");
  }
}
