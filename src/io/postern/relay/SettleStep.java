package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.OneLine;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.queue.Attempts;
import io.postern.queue.Transit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Ends an attempt: writes what became of it, with the notices that follow. When {@link RelayStep}
 * did not get to send the mail, because a step before it failed or because another endpoint is in
 * its place, the outcomes on the exchange count, and for recipients without one, the failure.
 */
public final class SettleStep implements Processor {
  private final Settling settling;
  private final Attempts attempts;

  public SettleStep(Settling settling, Attempts attempts) {
    this.settling = settling;
    this.attempts = attempts;
  }

  @Override
  public void process(Exchange exchange) {
    Transit transit = transit(exchange);
    Attempt attempt = exchange.getProperty(ExchangeKeys.ATTEMPT, Attempt.class);
    attempts.settle(
        transit, settling.of(transit, attempt != null ? attempt : without(transit, exchange)));
  }

  static Transit transit(Exchange exchange) {
    Transit transit = exchange.getProperty(ExchangeKeys.TRANSIT, Transit.class);
    if (transit == null) {
      throw new IllegalStateException(
          "no attempt was begun before " + exchange.getFromRouteId() + " got here");
    }
    return transit;
  }

  private static Attempt without(Transit transit, Exchange exchange) {
    Map<?, ?> noted = exchange.getProperty(ExchangeKeys.OUTCOMES, Map.of(), Map.class);
    Outcome otherwise = new Deferred(Cause.MAIL, 0, failure(exchange));
    Map<Address, Outcome> outcomes = new LinkedHashMap<>();
    transit
        .mail()
        .envelope()
        .recipients()
        .forEach(
            to ->
                outcomes.put(
                    to, noted.get(to.toString()) instanceof Outcome known ? known : otherwise));
    String destination = transit.queued().destination();
    return Attempt.of(destination, new Leg(destination, outcomes, Optional.empty()));
  }

  private static String failure(Exchange exchange) {
    Exception failed =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, exchange.getException(), Exception.class);
    return failed == null
        ? "not sent: no step of the route said what became of the mail"
        : "not sent: a step of the route failed: " + OneLine.of(failed.toString());
  }
}
