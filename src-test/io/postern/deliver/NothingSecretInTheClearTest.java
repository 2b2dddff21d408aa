package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.TestCertificate;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Delivered;
import io.postern.wire.Fingerprint;
import io.postern.wire.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS and logins: what was asked for is done, or nothing is sent. */
class NothingSecretInTheClearTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";
  private static final String PASSWORD = "s3cret-\u00fc";
  private static TestCertificate certificate;

  private final Rig rig = new Rig();
  private final FakeSmtp server = rig.server;

  @BeforeAll
  static void certificate() {
    certificate = TestCertificate.named("dns:localhost,ip:127.0.0.1");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void starttlsProtectsAllThatFollows() {
    server.offering("STARTTLS", "PIPELINING").tls(certificate);
    rig.with(Security.STARTTLS, certificate.fingerprint());

    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.commands())
        .startsWith(
            "EHLO gateway.example",
            "STARTTLS",
            "EHLO gateway.example",
            "MAIL FROM:<friend@elsewhere.example>");
  }

  @Test
  void tlsBeginsAtOnce() {
    server.tlsAtOnce(certificate);
    rig.with(Security.TLS, certificate.fingerprint());
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
  }

  @Test
  void nothingIsSentInTheClearWhenStarttlsIsNotOffered() {
    rig.with(Security.STARTTLS, certificate.fingerprint());
    assertDeferred(rig.outcome(MAIL), "does not offer STARTTLS");
    assertThat(server.commands()).containsExactly("EHLO gateway.example");
  }

  @Test
  void nothingIsSentInTheClearWhenStarttlsIsRefused() {
    server.offering("STARTTLS").on("STARTTLS").say("454 4.7.0 not now");
    rig.with(Security.STARTTLS, certificate.fingerprint());
    assertDeferred(rig.outcome(MAIL), "STARTTLS answered with 454 4.7.0 not now");
    assertThat(server.commands()).last().isEqualTo("STARTTLS");
  }

  @Test
  void wordsInjectedBehindTheConsentAreNotListenedTo() {
    server
        .offering("STARTTLS")
        .tls(certificate)
        .injectingBehindStartTls("250-fake\r\n250 AUTH PLAIN");
    rig.with(Security.STARTTLS, certificate.fingerprint()).login("me", PASSWORD);
    assertDeferred(rig.outcome(MAIL), "in the clear behind its answer to STARTTLS");
    assertThat(server.commands()).containsExactly("EHLO gateway.example", "STARTTLS");
  }

  @Test
  void whatWasOfferedInTheClearCountsNoMoreUnderTls() {
    server.offering("STARTTLS", "AUTH PLAIN").tls(certificate).login("me:" + PASSWORD);
    rig.with(Security.STARTTLS, certificate.fingerprint()).login("me", PASSWORD);
    server.on("STARTTLS").goOn();
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.commands().get(3)).startsWith("AUTH PLAIN ");
  }

  @Test
  void anUntrustedCertificateEndsIt() {
    server.tlsAtOnce(certificate);
    rig.with(Security.TLS, null);
    assertDeferred(rig.outcome(MAIL), "127.0.0.1:" + server.port());
    assertThat(server.commands()).isEmpty();
  }

  @Test
  void anotherThanThePinnedCertificateEndsIt() {
    server.offering("STARTTLS").tls(certificate);
    rig.with(Security.STARTTLS, new Fingerprint("00".repeat(32)));
    assertDeferred(rig.outcome(MAIL), "fingerprint");
    assertThat(server.commands()).containsExactly("EHLO gateway.example", "STARTTLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5"})
  void eachMechanismLogsIn(String mechanism) {
    server.offering("AUTH " + mechanism).login("me:" + PASSWORD);
    rig.login("me", PASSWORD);
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.commands().get(1)).startsWith("AUTH " + mechanism);
  }

  @Test
  void theOldWayToOfferAuthIsUnderstood() {
    server.offering("AUTH=LOGIN").login("me:" + PASSWORD);
    rig.login("me", PASSWORD);
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
  }

  @Test
  void inTheClearThePasswordIsNotShownIfThereIsAnotherWay() {
    server.offering("AUTH PLAIN LOGIN CRAM-MD5").login("me:" + PASSWORD);
    rig.login("me", PASSWORD);
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.commands().get(1)).isEqualTo("AUTH CRAM-MD5");
  }

  @Test
  void aPasswordIsNotSaidToWhoDoesNotAskForIt() {
    rig.login("me", PASSWORD);
    assertDeferred(rig.outcome(MAIL), "the server offers no AUTH");
    assertThat(server.commands()).containsExactly("EHLO gateway.example");
  }

  @Test
  void anUnknownMechanismIsNotGuessed() {
    server.offering("AUTH XOAUTH2");
    rig.login("me", PASSWORD);
    assertDeferred(rig.outcome(MAIL), "the server offers AUTH only by XOAUTH2");
  }

  @Test
  void aWrongLoginIsTheServersCauseSoThatNoMailIsHeldForIt() {
    server.offering("AUTH PLAIN").login("me:other");
    rig.login("me", PASSWORD);
    assertThat(rig.outcome(MAIL))
        .isEqualTo(
            new Deferred(
                Cause.SERVER,
                535,
                "127.0.0.1:" + server.port() + ": the login was refused: 535 5.7.8 not you"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"535 5.7.8 bad: ", "what is "})
  void aServerThatRepeatsThePasswordDoesNotGetItIntoTheLog(String beginning) {
    String encoded =
        java.util.Base64.getEncoder()
            .encodeToString(
                ("\0me\0" + PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    server.offering("AUTH PLAIN").on("AUTH").say(beginning + encoded + " " + "s3cret-\u00c3\u00bc");
    rig.login("me", PASSWORD);
    Outcome outcome = rig.outcome(MAIL);
    assertDeferred(outcome, "");
    assertThat(outcome.text()).doesNotContain(encoded).doesNotContain("s3cret");
  }

  @Test
  void aChallengeThatIsNoneEndsIt() {
    server.offering("AUTH CRAM-MD5").on("AUTH").say("334 !!!");
    rig.login("me", PASSWORD);
    assertDeferred(rig.outcome(MAIL), "not base64");
  }

  private static void assertDeferred(Outcome outcome, String saying) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Deferred.class,
            deferred -> {
              assertThat(deferred.cause()).isEqualTo(Cause.SERVER);
              assertThat(deferred.text()).contains(saying);
            });
  }
}
