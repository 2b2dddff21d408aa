package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Outcome;
import io.postern.queue.Attempts;
import io.postern.queue.Begun;
import io.postern.queue.Settlement;
import io.postern.queue.Settlement.Fate;
import io.postern.queue.Transit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two steps of the relay route hand an attempt from one to the other, and always end it. */
class RelayStepsTest {
  private final Office office = new Office();
  private final List<Settlement> settled = new ArrayList<>();
  private final RelayStep relay =
      new RelayStep(office.relay, new SendLog(Locale.ENGLISH, ZoneOffset.UTC));
  private final SettleStep settle = new SettleStep(office.settling, new Recording());
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  /** Keeps what is settled, and fails the test when a step asks for anything else. */
  private final class Recording implements Attempts {
    @Override
    public Begun begin(String mailId) {
      throw new AssertionError("no step of the relay begins an attempt, but one did: " + mailId);
    }

    @Override
    public void settle(Transit transit, Settlement settlement) {
      settled.add(settlement);
    }

    @Override
    public void restUntil(String destination, Instant moment) {
      throw new AssertionError(
          "where rests are noted is the relay's own affair, but a step did: " + destination);
    }
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void anAttemptIsMadeAndSettled() {
    exchange.setProperty(ExchangeKeys.TRANSIT, Letter.to("a@e.example").transit());
    relay.process(exchange);
    assertThat(exchange.getProperty(ExchangeKeys.OUTCOMES))
        .isEqualTo(Map.of("a@e.example", new Outcome.Delivered("250 2.0.0 queued as 1")));
    settle.process(exchange);
    assertThat(settled).hasSize(1);
    assertThat(settled.get(0).fates().values()).hasOnlyElementsOfType(Fate.Delivered.class);
  }

  @Test
  void aFailureBeforeTheAttemptPutsTheMailOff() {
    exchange.setProperty(ExchangeKeys.TRANSIT, Letter.to("a@e.example").transit());
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("kafka is away"));
    settle.process(exchange);
    assertThat(settled.get(0).fates().values())
        .singleElement()
        .isInstanceOfSatisfying(
            Fate.Open.class, open -> assertThat(open.reply()).contains("kafka is away"));
    assertThat(settled.get(0).counts()).isTrue();
  }

  @Test
  void aFailureBehindTheAttemptChangesNothingAboutWhatWasSent() {
    exchange.setProperty(ExchangeKeys.TRANSIT, Letter.to("a@e.example").transit());
    relay.process(exchange);
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("kafka is away"));
    settle.process(exchange);
    assertThat(settled.get(0).fates().values()).hasOnlyElementsOfType(Fate.Delivered.class);
  }

  @Test
  void anotherEndpointInPlaceOfTheRelayIsBelieved() {
    exchange.setProperty(ExchangeKeys.TRANSIT, Letter.to("a@e.example", "b@e.example").transit());
    exchange.setProperty(
        ExchangeKeys.OUTCOMES, Map.of("a@e.example", new Outcome.Delivered("in the folder")));
    settle.process(exchange);
    assertThat(Office.byName(settled.get(0)))
        .containsEntry("a@e.example", new Fate.Delivered("in the folder"));
    assertThat(Office.byName(settled.get(0)).get("b@e.example")).isInstanceOf(Fate.Open.class);
  }

  @Test
  void withoutAnAttemptThatWasBegunNothingIsDone() {
    assertThatThrownBy(() -> relay.process(exchange)).hasMessageContaining("no attempt was begun");
  }
}
