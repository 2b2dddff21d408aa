package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.ExchangeKeys;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Notes for the journal what inspectors found about a fetched mail. */
public final class InspectedStep implements Processor {
  @Override
  public void process(Exchange exchange) {
    Visit visit = exchange.getProperty(ExchangeKeys.VISIT, Visit.class);
    String found = exchange.getProperty(ExchangeKeys.INSPECTED, String.class);
    if (visit != null && found != null) {
      visit.note(Event.INSPECTED, found);
      exchange.removeProperty(ExchangeKeys.INSPECTED);
    }
  }
}
