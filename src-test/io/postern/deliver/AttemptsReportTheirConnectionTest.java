package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.TestCertificate;
import io.postern.mail.Address;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Delivered;
import io.postern.time.SettableClock;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the outcomes stands over which connection they came about. */
class AttemptsReportTheirConnectionTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Report send() {
    return rig.delivery().send(Rig.mail(MAIL, "info@company.example"));
  }

  @Test
  void theFirstMailHasAFreshConnectionAndTheNextHasTheSame() {
    Report first = send();
    Facts fresh = first.facts().orElseThrow();
    assertThat(first.outcomes().get(Address.of("info@company.example")))
        .isInstanceOf(Delivered.class);
    assertThat(fresh.fresh()).isTrue();
    assertThat(fresh.loggedIn()).isFalse();
    assertThat(fresh.secured()).isFalse();
    assertThat(fresh.offered().maxSize()).isEqualTo(50_000_000);

    Facts kept = send().facts().orElseThrow();
    assertThat(kept.fresh()).isFalse();
    assertThat(kept.connection()).isEqualTo(fresh.connection());
  }

  @Test
  void aNewConnectionHasAHigherNumber() {
    long first = send().facts().orElseThrow().connection();
    rig.server.dropConnections();
    Facts second = send().facts().orElseThrow();
    assertThat(second.connection()).isGreaterThan(first);
    assertThat(second.fresh()).isTrue();
  }

  @Test
  void aConnectionThatIsKeptHasNotEndedAndTellsWhenItDoes() {
    AtomicInteger ended = new AtomicInteger();
    SettableClock clock = new SettableClock();
    rig.clock(clock).ended(ended::incrementAndGet);
    assertThat(send().facts().orElseThrow().ended()).isFalse();
    assertThat(ended).hasValue(0);
    clock.advance(Duration.ofSeconds(30));
    rig.delivery().closeIdle();
    assertThat(ended).hasValue(1);
    send();
    rig.server.dropConnections();
    assertThat(send().facts().orElseThrow().fresh()).isTrue();
    assertThat(ended).as("one that was found dead").hasValue(2);
    rig.delivery().close();
    assertThat(ended).hasValue(3);
  }

  @Test
  void aConnectionThatEndsWithItsMailSaysSoThere() {
    AtomicInteger ended = new AtomicInteger();
    rig.ended(ended::incrementAndGet);
    rig.server.on("RCPT").times(1).sayAndClose("421 4.3.2 closing down");
    assertThat(send().facts().orElseThrow().ended()).isTrue();
    rig.server.on(FakeSmtp.END).times(1).close();
    assertThat(send().facts().orElseThrow().ended()).isTrue();
    assertThat(ended).hasValue(0);
  }

  @Test
  void loginAndTlsAreTold() {
    TestCertificate certificate = TestCertificate.named("ip:127.0.0.1");
    rig.server.offering("STARTTLS", "AUTH PLAIN").tls(certificate).login("me:secret");
    rig.with(Security.STARTTLS, certificate.fingerprint()).login("me", "secret");
    Facts facts = send().facts().orElseThrow();
    assertThat(facts.loggedIn()).isTrue();
    assertThat(facts.secured()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
  void aConnectionThatBreaksIsStillTold(String step) {
    rig.server.on(step).close();
    Report report = send();
    assertThat(report.outcomes().values()).hasOnlyElementsOfType(Deferred.class);
    assertThat(report.facts().orElseThrow().fresh()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeSmtp.GREETING, "EHLO"})
  void aConnectionThatIsOfNoUseIsNone(String step) {
    rig.server.on(step).sayAndClose("421 4.3.2 not now");
    assertThat(send().facts()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereHasNoConnection() {
    rig.server.close();
    assertThat(send().facts()).isEmpty();
  }
}
