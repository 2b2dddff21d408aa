package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Refused;
import io.postern.relay.MailExchangers.Found;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What the DNS says about a domain decides where its mail goes, and whether it goes at all. */
class MailExchangersAreFoundTest {
  private final StubDns dns = new StubDns();
  private final MailExchangers exchangers =
      new MailExchangers(List.of(dns.address()), Duration.ofMillis(400), "gw.example");

  @AfterEach
  void close() {
    dns.close();
  }

  private List<String> names(String domain) {
    return ((Found.Names) exchangers.of(domain)).names();
  }

  private static Outcome outcome(Found found) {
    return ((Found.Nothing) found).outcome();
  }

  @Test
  void theBestComesFirst() {
    dns.with("a.example", Type.MX, "30 c.mx.example.", "10 a.mx.example.", "20 b.mx.example.");
    assertThat(names("a.example")).containsExactly("a.mx.example", "b.mx.example", "c.mx.example");
  }

  @Test
  void equalOnesComeInAnyOrder() {
    dns.with("a.example", Type.MX, "10 a.mx.example.", "10 b.mx.example.", "20 c.mx.example.");
    Set<List<String>> orders = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      List<String> names = names("a.example");
      assertThat(names).last().isEqualTo("c.mx.example");
      orders.add(names);
    }
    assertThat(orders).hasSize(2);
  }

  @Test
  void answersAreKept() {
    dns.with("a.example", Type.MX, "10 a.mx.example.");
    names("a.example");
    names("a.example");
    assertThat(dns.questions()).containsExactly("a.example MX");
  }

  @Test
  void withoutMxRecordsTheDomainItselfIsTheServer() {
    dns.with("a.example", Type.A, "192.0.2.7").with("a.example", Type.AAAA, "2001:db8::7");
    assertThat(names("a.example")).containsExactly("a.example");
    assertThat(((Found.Addresses) exchangers.addresses("a.example")).addresses())
        .extracting(address -> address.getHostAddress())
        .containsExactly("192.0.2.7", "2001:db8:0:0:0:0:0:7");
  }

  @Test
  void anAliasIsFollowed() {
    dns.with("alias.example", Type.CNAME, "real.example.")
        .with("real.example", Type.MX, "10 mx.real.example.");
    assertThat(names("alias.example")).containsExactly("mx.real.example");
  }

  @Test
  void aDomainWithNullMxTakesNoMail() {
    dns.with("a.example", Type.MX, "0 .");
    assertThat(outcome(exchangers.of("a.example")))
        .isInstanceOfSatisfying(
            Refused.class, never -> assertThat(never.text()).startsWith("5.1.10 "));
  }

  @Test
  void aDomainThatDoesNotExistIsRefused() {
    assertThat(outcome(exchangers.of("nowhere.example")))
        .isEqualTo(new Refused(0, "5.1.2 the domain nowhere.example does not exist"));
  }

  @Test
  void aServerWithoutAnAddressIsRefused() {
    dns.with("a.example", Type.TXT, "nothing");
    assertThat(outcome(exchangers.addresses("a.example")))
        .isInstanceOfSatisfying(
            Refused.class, never -> assertThat(never.text()).startsWith("5.4.4 "));
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, -1})
  void aNameServerInTroublePutsTheMailOff(int code) {
    dns.failing("a.example", code);
    assertThat(outcome(exchangers.of("a.example")))
        .isInstanceOfSatisfying(
            Deferred.class, later -> assertThat(later.text()).startsWith("4.4.3 "));
  }

  @Test
  void aliasesInACirclePutTheMailOff() {
    dns.with("a.example", Type.CNAME, "b.example.").with("b.example", Type.CNAME, "a.example.");
    assertThat(outcome(exchangers.of("a.example"))).isInstanceOf(Deferred.class);
  }

  @Test
  void oneAddressFamilyIsEnoughWhenTheOtherCannotBeTold() {
    dns.with("mx.example", Type.AAAA, "2001:db8::7");
    assertThat(exchangers.addresses("mx.example")).isInstanceOf(Found.Addresses.class);
  }

  @Test
  void serversBehindOurselvesAreLeftOut() {
    dns.with(
        "a.example",
        Type.MX,
        "10 better.example.",
        "20 GW.example.",
        "20 equal.example.",
        "30 worse.example.");
    assertThat(names("a.example")).containsExactly("better.example");
  }

  @Test
  void aDomainWhoseBestServerWeAreIsRefused() {
    dns.with("a.example", Type.MX, "10 gw.example.", "20 other.example.");
    assertThat(outcome(exchangers.of("a.example")))
        .isInstanceOfSatisfying(
            Refused.class, never -> assertThat(never.text()).startsWith("5.4.6 "));
  }

  @Test
  void noSearchPathIsAppended() {
    exchangers.of("intranet");
    assertThat(dns.questions()).containsExactly("intranet MX");
  }

  @Test
  void aDomainOfOtherScriptsIsAskedForInAscii() {
    dns.with("xn--bcher-kva.example", Type.MX, "10 mx.example.");
    assertThat(names("bücher.example")).containsExactly("mx.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[192.0.2.300]", "[IPv6:zz]", "[IPv6:]", "[1.2.3]", "[1]"})
  void aLiteralThatIsNoAddressIsRefused(String literal) {
    assertThat(AddressLiteral.of(literal)).isInstanceOf(Found.Nothing.class);
  }

  @Test
  void aLiteralIsTheServersAddress() {
    assertThat(((Found.Addresses) AddressLiteral.of("[192.0.2.7]")).addresses())
        .hasToString("[/192.0.2.7]");
    assertThat(((Found.Addresses) AddressLiteral.of("[IPv6:2001:db8::7]")).addresses())
        .hasToString("[/2001:db8:0:0:0:0:0:7]");
  }

  @Test
  void aNameThatCannotBeOneIsRefused() {
    String endless = "x".repeat(64) + ".example";
    assertThat(outcome(exchangers.of(endless))).isInstanceOf(Refused.class);
  }
}
