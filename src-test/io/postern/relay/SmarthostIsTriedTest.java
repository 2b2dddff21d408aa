package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.SmtpProbe;
import io.postern.notice.Advice;
import io.postern.relay.SmarthostTrial.Verdict;
import io.postern.wire.Credentials;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Try connection" shows the dialogue without its secrets, and says what to look at. */
class SmarthostIsTriedTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private Verdict attempt(Optional<Credentials> login) {
    return new SmarthostTrial(new SmtpProbe(office.wires))
        .attempt(office.server("isp", Security.NONE, login));
  }

  @Test
  void aRightLoginWorks() {
    office.server.offering("AUTH PLAIN", "SIZE 21000000", "DSN").login("us:hunter2");
    Verdict verdict = attempt(Optional.of(new Credentials("us", new Secret("hunter2"))));
    assertThat(verdict.works()).isTrue();
    assertThat(verdict.verdict())
        .endsWith(
            "the login was successful; at most 21000000 octets a mail (20 MB); it offers DSN");
    assertThat(verdict.dialogue())
        .contains("C: EHLO gw.example", "S: 250-SIZE 21000000")
        .anySatisfy(line -> assertThat(line).startsWith("C: AUTH PLAIN"));
    assertThat(verdict.toString()).doesNotContain("hunter2", "AHVzAGh1bnRlcjI=");
    assertThat(office.server.mails()).isEmpty();
  }

  @Test
  void aWrongLoginIsExplained() {
    office.server.offering("AUTH PLAIN").login("us:other");
    Verdict verdict = attempt(Optional.of(new Credentials("us", new Secret("hunter2"))));
    assertThat(verdict.works()).isFalse();
    assertThat(verdict.verdict()).contains("535");
    assertThat(verdict.guidance()).contains("password");
    assertThat(verdict.toString()).doesNotContain("hunter2", "AHVzAGh1bnRlcjI=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.1 Relaying denied | contract",
        "isp:25: 550 relay not permitted | firewall",
        "554 5.7.1 Relay access denied | DNS",
        "530 5.7.0 Authentication required | username",
        "isp:587: TLS failed: PKIX path building failed | certificate",
        "isp:25: there is no host of that name | name servers",
        "isp:25 (192.0.2.1): Connection refused | port 25",
        "isp:25: gave no answer in time | port 25",
        "a login is configured, but the server offers no AUTH | 587",
      })
  void eachRefusalHasItsAdvice(String answer, String advice) {
    assertThat(Guidance.of(answer).map(Advice::inEnglish).orElse("")).contains(advice);
  }

  @Test
  void anOrdinaryRefusalHasNone() {
    assertThat(Guidance.of("550 5.1.1 no such user")).isEmpty();
  }
}
