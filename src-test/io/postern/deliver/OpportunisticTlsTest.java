package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.account.text.Parsed;
import io.postern.account.text.SecurityText;
import io.postern.fetch.pop3.TestCertificate;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Delivered;
import io.postern.wire.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To strangers' servers: protected as well as it goes, and sent in any case (RFC 7435). */
class OpportunisticTlsTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";
  private static TestCertificate ofAnotherHost;

  private final Rig rig = new Rig();
  private final FakeSmtp server = rig.server;

  @BeforeAll
  static void certificate() {
    ofAnotherHost = TestCertificate.named("dns:elsewhere.example");
  }

  @BeforeEach
  void begin() {
    rig.with(Security.OPPORTUNISTIC, null);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Report send() {
    return rig.delivery().send(Rig.mail(MAIL, "info@company.example"));
  }

  private void assertSent(Report report, boolean secured) {
    assertThat(report.outcomes().values()).hasOnlyElementsOfType(Delivered.class);
    assertThat(report.facts().orElseThrow().secured()).isEqualTo(secured);
  }

  @Test
  void anyCertificateIsBetterThanNone() {
    server.offering("STARTTLS", "PIPELINING").tls(ofAnotherHost);
    assertSent(send(), true);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aServerWithoutStarttlsGetsItInTheClear() {
    assertSent(send(), false);
    assertThat(server.commands()).doesNotContain("STARTTLS");
  }

  @Test
  void aServerThatRefusesStarttlsGetsItInTheClearOverTheSameConnection() {
    server.offering("STARTTLS").on("STARTTLS").say("454 4.7.0 not now");
    assertSent(send(), false);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aHandshakeThatFailsIsFollowedByAConnectionInTheClear() {
    server.offering("STARTTLS").on("STARTTLS").sayAndClose("220 2.0.0 go ahead");
    assertSent(send(), false);
    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.commands())
        .startsWith(
            "EHLO gateway.example",
            "STARTTLS",
            "EHLO gateway.example",
            "MAIL FROM:<friend@elsewhere.example>");
  }

  @Test
  void wordsBehindTheConsentAreNotListenedTo() {
    server.offering("STARTTLS").tls(ofAnotherHost).injectingBehindStartTls("250 fake");
    assertSent(send(), false);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aServerThatIsGoneUnderTlsGetsItInTheClear() {
    server.offering("STARTTLS").tls(ofAnotherHost);
    server.on("EHLO").times(1).goOn();
    server.on("EHLO").times(1).close();
    assertSent(send(), false);
    assertThat(server.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeSmtp.GREETING, "EHLO"})
  void otherFailuresAreNoReasonForASecondConnection(String step) {
    server.on(step).sayAndClose("421 4.3.2 not now");
    assertThat(send().outcomes().values()).hasOnlyElementsOfType(Deferred.class);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void thereIsNoLoginOverIt() {
    rig.login("me", "secret");
    assertThatThrownBy(rig::delivery)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("login")
        .hasMessageNotContaining("secret");
  }

  @Test
  void itIsNotToBeHadInTheSettings() {
    assertThat(new SecurityText().parse("opportunistic")).isNotInstanceOf(Parsed.Good.class);
  }
}
