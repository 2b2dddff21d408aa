package io.postern.fetch;

import io.postern.mail.ExchangeKeys;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets the ledger follow a held mail that is sent on its way again, so that whoever has it does not
 * get it twice.
 */
public final class ReleaseStep implements Processor {
  private final Ledger ledger;

  public ReleaseStep(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void process(Exchange exchange) {
    String mailId = exchange.getMessage().getHeader(ExchangeKeys.MAIL_ID, String.class);
    String account = exchange.getMessage().getHeader(ExchangeKeys.ACCOUNT, String.class);
    Set<String> delivered = ledger.delivered(mailId);
    exchange.setProperty(ExchangeKeys.DONE, delivered);
    exchange.setProperty(ExchangeKeys.VISIT, Visit.released(mailId, account, delivered));
  }
}
