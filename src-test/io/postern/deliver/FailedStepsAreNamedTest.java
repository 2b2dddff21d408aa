package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.TestCertificate;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.wire.Fingerprint;
import io.postern.wire.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads why no mail leaves can tell login, TLS, greeting and network apart. */
class FailedStepsAreNamedTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";
  private static TestCertificate certificate;

  private final Rig rig = new Rig();

  @BeforeAll
  static void certificate() {
    certificate = TestCertificate.named("ip:127.0.0.1");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Outcome deferred(int code, String text) {
    return new Deferred(Cause.SERVER, code, "127.0.0.1:" + rig.server.port() + ": " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"535 5.7.8 not you", "454 4.7.0 later", "530 5.7.0 not like this"})
  void aLoginThatIsRefused(String reply) {
    rig.server.offering("AUTH PLAIN").on("AUTH").say(reply);
    rig.login("me", "secret");
    assertThat(rig.outcome(MAIL))
        .isEqualTo(
            deferred(Integer.parseInt(reply.substring(0, 3)), "the login was refused: " + reply));
  }

  @Test
  void aLoginInWhichTheConnectionBreaks() {
    rig.server.offering("AUTH PLAIN").on("AUTH").close();
    rig.login("me", "secret");
    assertThat(rig.outcome(MAIL))
        .isEqualTo(deferred(0, "the login failed: the server has closed the connection"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS", "STARTTLS"})
  void aCertificateThatIsNotTheOneExpected(Security security) {
    if (security == Security.TLS) {
      rig.server.tlsAtOnce(certificate);
    } else {
      rig.server.offering("STARTTLS").tls(certificate);
    }
    rig.with(security, new Fingerprint("00".repeat(32)));
    assertThat(rig.outcome(MAIL))
        .isInstanceOfSatisfying(
            Deferred.class,
            failed -> assertThat(failed.text()).contains(": TLS failed: ").contains("fingerprint"));
  }

  @Test
  void anEhloThatIsRefused() {
    rig.server.on("EHLO").say("450 4.7.1 who are you");
    assertThat(rig.outcome(MAIL))
        .isEqualTo(deferred(450, "EHLO answered with 450 4.7.1 who are you"));
  }

  @Test
  void aStarttlsThatIsRefused() {
    rig.server.offering("STARTTLS").on("STARTTLS").say("454 4.7.0 no key");
    rig.with(Security.STARTTLS, certificate.fingerprint());
    assertThat(rig.outcome(MAIL))
        .isEqualTo(deferred(454, "STARTTLS answered with 454 4.7.0 no key"));
  }
}
