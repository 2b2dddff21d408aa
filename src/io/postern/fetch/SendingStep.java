package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.ExchangeKeys;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;

/**
 * Writes into the ledger, durably, that an attempt begins. Should the process die before the
 * outcome is there, the next start knows which mails may have arrived. Does nothing for mail that
 * was not fetched.
 */
public final class SendingStep implements Processor {
  private final Ledger ledger;

  public SendingStep(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void process(Exchange exchange) {
    Visit visit = exchange.getProperty(ExchangeKeys.VISIT, Visit.class);
    if (visit != null) {
      String routed = exchange.getProperty(ExchangeKeys.ROUTED, String.class);
      if (routed != null) {
        visit.note(Event.ROUTED, routed);
        exchange.removeProperty(ExchangeKeys.ROUTED);
      }
      List<?> recipients = exchange.getProperty(ExchangeKeys.RECIPIENTS, List.class);
      ledger
          .sending(
              visit.mailId(),
              visit.account(),
              visit.takeNotes(),
              recipients.stream().map(String::valueOf).toList(),
              ExchangeHelper.getRouteId(exchange))
          .join();
    }
  }
}
