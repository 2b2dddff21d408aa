package io.postern.fetch;

import io.postern.mail.ExchangeKeys;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes into the ledger that the hold has the copies named in {@link ExchangeKeys#RECIPIENTS}. */
public final class HeldStep implements Processor {
  private final Ledger ledger;

  public HeldStep(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void process(Exchange exchange) {
    String reason = exchange.getProperty(ExchangeKeys.HOLD_REASON, String.class);
    exchange.removeProperty(ExchangeKeys.HOLD_REASON);
    Visit visit = exchange.getProperty(ExchangeKeys.VISIT, Visit.class);
    if (visit == null) {
      return;
    }
    List<?> noted = exchange.getProperty(ExchangeKeys.RECIPIENTS, List.of(), List.class);
    List<String> recipients = noted.stream().map(String::valueOf).toList();
    ledger.held(visit.mailId(), recipients).join();
    visit.noteHeld(recipients, reason);
  }
}
