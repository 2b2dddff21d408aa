package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.relay.RelaySettings.Smarthost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** F70: who speaks to a server outside holds the connection, and waits when there is none. */
class TheLineIsHeldWhileMailLeavesTest {
  private static final Address TO = Address.of("x@a.example");

  private final Office office = new Office();
  private final List<String> held = new ArrayList<>();
  private Optional<String> broken = Optional.empty();

  @AfterEach
  void close() {
    office.close();
  }

  private Relay relay(List<Smarthost> smarthosts) {
    return new Relay(
        new Smarthosts(smarthosts),
        office.outlets,
        office.deliveries,
        new DirectDelivery(
            new MailExchangers(List.of(), Duration.ofSeconds(1), "gw.example"),
            office.outlets,
            office.clock,
            "gw.example",
            office.server.port(),
            address -> false),
        this::hold,
        office.rests::put,
        office.clock);
  }

  private Relay relay() {
    return relay(office.settings.smarthosts());
  }

  private Line.Hold hold(String destination) throws IOException {
    if (broken.isPresent()) {
      throw new IOException(broken.get());
    }
    held.add("+" + destination);
    return () -> held.add("-" + destination + " after " + office.server.mails().size());
  }

  @Test
  void fromBeforeTheMailUntilAfterIt() {
    Outcome outcome = relay().attempt(Letter.to(TO.toString()).transit()).outcomeOf(TO);
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(held).containsExactly("+isp", "-isp after 1");
  }

  @Test
  void withoutItTheDestinationRestsAndNoAttemptCounts() {
    broken = Optional.of("the connection could not be brought up: lte-up ended with code 4");
    Relay relay = relay();
    Letter letter = Letter.to(TO.toString());
    Attempt attempt = relay.attempt(letter.transit());
    assertThat(attempt.outcomeOf(TO)).isEqualTo(new Deferred(Cause.SERVER, 0, broken.get()));
    assertThat(office.settling.of(letter.transit(), attempt).counts()).isFalse();
    assertThat(office.rests).containsKey("isp");
    assertThat(relay.destinations().stream().filter(d -> d.name().equals("isp")).findFirst())
        .hasValueSatisfying(isp -> assertThat(isp.lastFailure()).isEqualTo(broken.get()));
    assertThat(office.server.connections()).isZero();
  }

  @Test
  void mailThatGoesDirectlyWaitsToo() {
    broken = Optional.of("no line");
    Smarthost mx = new Smarthost("mx", List.of("*"), Optional.empty(), Map.of());
    Attempt attempt = relay(List.of(mx)).attempt(Letter.to("x@[127.0.0.1]").by("mx").transit());
    assertThat(attempt.outcomes().values())
        .containsExactly(new Deferred(Cause.SERVER, 0, "no line"));
    broken = Optional.empty();
    relay(List.of(mx)).attempt(Letter.to("x@[127.0.0.1]").by("mx").transit());
    assertThat(held).containsExactly("+mx", "-mx after 1");
  }

  @Test
  void mailForTheInternalServerNeedsNone() {
    broken = Optional.of("no line");
    Attempt attempt = relay().attempt(Letter.to(TO.toString()).by(Destinations.INTERNAL).transit());
    assertThat(attempt.outcomeOf(TO)).isInstanceOf(Outcome.Delivered.class);
  }
}
