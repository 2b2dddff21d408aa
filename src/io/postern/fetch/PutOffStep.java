package io.postern.fetch;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Leaves a mail at the provider for another session, for {@link ExchangeKeys#LATER_REASON}. Unless
 * an attempt for it was put off, which speaks for itself, it does not count as an attempt, since
 * any other mail would have fared the same.
 */
public final class PutOffStep implements Processor {
  @Override
  public void process(Exchange exchange) {
    Visit visit = exchange.getProperty(ExchangeKeys.VISIT, Visit.class);
    boolean told =
        visit == null
            || visit.outcomes().values().stream().anyMatch(Outcome.Deferred.class::isInstance);
    if (!told) {
      visit.putOff(exchange.getProperty(ExchangeKeys.LATER_REASON, String.class));
    }
  }
}
