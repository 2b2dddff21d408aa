package io.postern.fetch;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;

/**
 * Notes what became of an errand, another mail that was sent on account of a fetched one, for the
 * ledger: it is not sent again when the fetched mail has to be. An errand that was put off puts the
 * fetched mail off; one that was refused has it held, so that a person knows.
 */
public final class ErrandStep implements Processor {
  private static final Outcome QUEUED = new Outcome.Delivered("in the queue");

  private final Consumer<Outcome> meter;

  /**
   * @param meter hears of each recipient's outcome
   */
  public ErrandStep(Consumer<Outcome> meter) {
    this.meter = meter;
  }

  @Override
  public void process(Exchange exchange) {
    Visit visit = exchange.getProperty(ExchangeKeys.VISIT, Visit.class);
    Map<String, Outcome> outcomes = outcomes(exchange);
    exchange.removeProperty(ExchangeKeys.OUTCOMES);
    if (visit == null) {
      return;
    }
    outcomes.values().forEach(meter);
    visit.note(ExchangeHelper.getRouteId(exchange), outcomes);
    Collection<?> before = exchange.getProperty(ExchangeKeys.DONE, List.of(), Collection.class);
    List<Object> done = new ArrayList<>(before);
    outcomes.forEach((key, outcome) -> follow(exchange, done, key, outcome));
    exchange.setProperty(ExchangeKeys.DONE, List.copyOf(done));
  }

  private static void follow(Exchange exchange, List<Object> done, String key, Outcome outcome) {
    if (outcome instanceof Outcome.Delivered) {
      done.add(key);
    } else if (outcome instanceof Outcome.Deferred) {
      exchange.setProperty(ExchangeKeys.LATER_REASON, key + ": " + outcome.text());
    } else {
      exchange.setProperty(ExchangeKeys.HOLD_REASON, key + " was refused: " + outcome.text());
    }
  }

  /** By key instead of by address: in the order of the envelope, both have the same length. */
  private static Map<String, Outcome> outcomes(Exchange exchange) {
    Map<?, ?> byAddress = exchange.getProperty(ExchangeKeys.OUTCOMES, Map.class);
    List<?> keys = exchange.getProperty(ExchangeKeys.RECIPIENTS, List.class);
    Mail mail = exchange.getMessage().getBody(Mail.class);
    Map<String, Outcome> outcomes = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      String address = mail.envelope().recipients().get(i).toString();
      outcomes.put(
          (String) keys.get(i), byAddress == null ? QUEUED : (Outcome) byAddress.get(address));
    }
    return outcomes;
  }
}
