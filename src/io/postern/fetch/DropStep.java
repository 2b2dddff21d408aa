package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.ExchangeKeys;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Settles a mail that nobody gets because a policy says so, {@link ExchangeKeys#DROP_REASON}: the
 * ledger and the journal know before it is deleted at the provider.
 */
public final class DropStep implements Processor {
  @Override
  public void process(Exchange exchange) {
    Visit visit = exchange.getProperty(ExchangeKeys.VISIT, Visit.class);
    if (visit != null) {
      visit.note(Event.DROPPED, exchange.getProperty(ExchangeKeys.DROP_REASON, String.class));
      visit.drop();
    }
  }
}
