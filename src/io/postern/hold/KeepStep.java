package io.postern.hold;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Puts the mail of an exchange into the hold, for the recipients in {@link
 * ExchangeKeys#RECIPIENTS}, or as a whole when none are named. It is durable when this returns.
 */
public final class KeepStep implements Processor {
  private final Hold hold;
  private final Runnable meter;

  /**
   * @param meter hears of each mail that was kept
   */
  public KeepStep(Hold hold, Runnable meter) {
    this.hold = hold;
    this.meter = meter;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Mail mail = exchange.getProperty(ExchangeKeys.MAIL, Mail.class);
    List<?> noted = exchange.getProperty(ExchangeKeys.RECIPIENTS, List.of(), List.class);
    hold.keep(
        mail,
        exchange.getMessage().getHeader(ExchangeKeys.ACCOUNT, String.class),
        noted.stream().map(String::valueOf).toList(),
        exchange.getProperty(ExchangeKeys.HOLD_REASON, "no reason was given", String.class));
    meter.run();
  }
}
