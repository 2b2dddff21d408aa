package io.postern.relay;

import io.postern.mail.ExchangeKeys;
import io.postern.queue.Transit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes one attempt to send the mail that {@link ExchangeKeys#TRANSIT} has, and leaves what became
 * of it in {@link ExchangeKeys#OUTCOMES}. {@link SettleStep} must follow, whatever happens between.
 */
public final class RelayStep implements Processor {
  private final Relay relay;
  private final SendLog log;

  public RelayStep(Relay relay, SendLog log) {
    this.relay = relay;
    this.log = log;
  }

  @Override
  public void process(Exchange exchange) {
    Transit transit = SettleStep.transit(exchange);
    Attempt attempt = relay.attempt(transit);
    exchange.setProperty(ExchangeKeys.ATTEMPT, attempt);
    exchange.setProperty(ExchangeKeys.OUTCOMES, attempt.outcomes());
    log.log(transit, attempt);
  }
}
