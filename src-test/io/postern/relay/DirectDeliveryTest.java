package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.Deliveries;
import io.postern.deliver.FakeSmtp;
import io.postern.mail.Address;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Delivered;
import io.postern.mail.Outcome.Refused;
import io.postern.queue.Settlement;
import io.postern.queue.Transit;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.time.SettableClock;
import io.postern.wire.Wires;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/** Without a smarthost each domain's mail goes to that domain's servers, until one answers. */
class DirectDeliveryTest {
  /** Nothing listens at this address. */
  private static final String DEAD = "127.0.0.2";

  private final SettableClock clock = new SettableClock();
  private final StubDns dns = new StubDns();
  private final FakeSmtp server = FakeSmtp.start();
  private final Wires wires = new Wires();
  private final Deliveries deliveries = new Deliveries(wires, clock);
  private final Outlets outlets = new Outlets(deliveries, 2);

  @AfterEach
  void close() {
    outlets.close();
    deliveries.close();
    wires.close();
    server.close();
    dns.close();
  }

  private Relay relay(Predicate<InetAddress> forbidden) {
    MailExchangers exchangers =
        new MailExchangers(List.of(dns.address()), Duration.ofMillis(400), "gw.example");
    DirectDelivery direct =
        new DirectDelivery(exchangers, outlets, clock, "gw.example", server.port(), forbidden);
    Smarthost mx = new Smarthost("mx", List.of("*"), Optional.empty(), Map.of());
    return new Relay(
        new Smarthosts(List.of(mx)), outlets, deliveries, direct, (name, until) -> {}, clock);
  }

  private Attempt attempt(Letter letter) {
    Transit transit = letter.by("mx").transit();
    return relay(address -> false).attempt(transit);
  }

  private Outcome outcome(String recipient) {
    return attempt(Letter.to(recipient)).outcomeOf(Address.of(recipient));
  }

  @Test
  void aMailGoesToItsDomainsServer() {
    dns.with("a.example", Type.MX, "10 mx.a.example.").with("mx.a.example", Type.A, "127.0.0.1");
    Attempt attempt = attempt(Letter.to("x@a.example", "y@A.example"));
    assertThat(attempt.outcomes().values()).hasOnlyElementsOfType(Delivered.class).hasSize(2);
    assertThat(attempt.legs().get(0).host()).isEqualTo("mx.a.example");
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void theNextServerIsAskedWhenTheBestIsDead() {
    dns.with("a.example", Type.MX, "10 dead.example.", "20 alive.example.")
        .with("dead.example", Type.A, DEAD)
        .with("alive.example", Type.A, "127.0.0.1");
    assertThat(outcome("x@a.example")).isInstanceOf(Delivered.class);
  }

  @Test
  void eachAddressOfAServerIsTried() {
    dns.with("a.example", Type.MX, "10 mx.a.example.")
        .with("mx.a.example", Type.A, DEAD, "127.0.0.1");
    assertThat(outcome("x@a.example")).isInstanceOf(Delivered.class);
  }

  @Test
  void aServerThatAnsweredIsTheLastOneThatIsAsked() {
    server.on("RCPT").say("550 5.1.1 no such user");
    dns.with("a.example", Type.MX, "10 one.example.", "20 two.example.")
        .with("one.example", Type.A, "127.0.0.1")
        .with("two.example", Type.A, "127.0.0.1");
    assertThat(outcome("x@a.example")).isEqualTo(new Refused(550, "550 5.1.1 no such user"));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void whenAllAreDeadTheMailWaitsAndNobodyElse() {
    dns.with("a.example", Type.A, DEAD).with("b.example", Type.A, "127.0.0.1");
    assertThat(outcome("x@a.example")).isInstanceOf(Deferred.class);
    Attempt attempt = attempt(Letter.to("x@a.example"));
    assertThat(attempt.rest()).isEmpty();
    assertThat(outcome("x@b.example")).isInstanceOf(Delivered.class);
  }

  @Test
  void aDeadServerIsLeftAloneForAWhile() {
    server.on(FakeSmtp.GREETING).sayAndClose("421 4.3.2 busy");
    dns.with("a.example", Type.A, "127.0.0.1");
    Relay relay = relay(address -> false);
    for (int i = 0; i < 5; i++) {
      relay.attempt(Letter.to("x@a.example").id("M" + i).by("mx").transit());
    }
    assertThat(server.connections()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(30));
    relay.attempt(Letter.to("x@a.example").by("mx").transit());
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void domainsAreTriedOneInEachAttemptUntilAllHadTheirTurn() {
    dns.with("a.example", Type.A, DEAD)
        .with("b.example", Type.A, "127.0.0.1")
        .with("c.example", Type.A, DEAD);
    Letter letter = Letter.to("1@a.example", "2@b.example", "3@c.example").by("mx");
    Relay relay = relay(address -> false);
    Fates fates = new Fates(RetrySchedule.of(Office.settings(List.of())));
    Map<Integer, Integer> tried = new HashMap<>();
    for (int i = 0; i < 4; i++) {
      Transit transit = letter.transit();
      Attempt attempt = relay.attempt(transit);
      tried.put(i, attempt.legs().size());
      Decision decision =
          fates.decide(
              transit.queued(), transit.mail().envelope().recipients(), attempt, clock.instant());
      assertThat(decision.next().equals(clock.instant())).isEqualTo(i < 2);
      assertThat(decision.counts()).isEqualTo(i >= 2);
      letter.settled(
          new Settlement(
              decision.fates(),
              decision.next(),
              Optional.empty(),
              decision.counts(),
              false,
              "",
              List.of(),
              List.of()));
    }
    assertThat(tried)
        .containsEntry(0, 1)
        .containsEntry(1, 1)
        .containsEntry(2, 1)
        .containsEntry(3, 2);
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void serversThatAreThisMachineAreNeverConnectedTo() {
    dns.with("a.example", Type.A, "127.0.0.1").with("b.example", Type.A, "0.0.0.0");
    Relay relay = relay(new OwnAddresses());
    for (String recipient : List.of("x@a.example", "x@b.example", "x@[127.0.0.1]")) {
      Attempt attempt = relay.attempt(Letter.to(recipient).by("mx").transit());
      assertThat(attempt.outcomeOf(Address.of(recipient)).text()).startsWith("5.4.6 ");
    }
    assertThat(server.connections()).isZero();
  }

  @Test
  void aDomainThatTakesNoMailIsRefused() {
    dns.with("a.example", Type.MX, "0 .");
    assertThat(outcome("x@a.example")).isInstanceOf(Refused.class);
  }

  @Test
  void anAddressLiteralIsConnectedToAsItIs() {
    assertThat(outcome("x@[127.0.0.1]")).isInstanceOf(Delivered.class);
    assertThat(dns.questions()).isEmpty();
  }

  @Test
  void onlySoManyServersAreKept() {
    for (int i = 1; i <= 5; i++) {
      dns.with("d" + i + ".example", Type.A, "127.0.0.1", "127.0.0." + (10 + i));
    }
    for (int i = 1; i <= 5; i++) {
      attempt(Letter.to("x@[127.0.0." + (10 + i) + "]"));
      assertThat(outlets.size()).isLessThanOrEqualTo(2);
    }
  }
}
