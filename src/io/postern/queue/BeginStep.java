package io.postern.queue;

import io.postern.mail.ExchangeKeys;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the attempt at the mail whose id is the body: afterwards the body is the mail for its open
 * recipients, and {@link ExchangeKeys#TRANSIT} is what the attempt is to be settled with. When a
 * person wants the mail to stay, the route ends here.
 */
public final class BeginStep implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(BeginStep.class);

  private final Attempts attempts;

  public BeginStep(Attempts attempts) {
    this.attempts = attempts;
  }

  @Override
  public void process(Exchange exchange) {
    String mailId = exchange.getMessage().getBody(String.class);
    Begun begun = attempts.begin(mailId);
    if (begun instanceof Begun.Granted granted) {
      exchange.setProperty(ExchangeKeys.TRANSIT, granted.transit());
      exchange.setProperty(ExchangeKeys.MAIL, granted.transit().mail());
      exchange.getMessage().setBody(granted.transit().mail());
    } else if (begun instanceof Begun.Withdrawn withdrawn) {
      LOG.debug("Mail {} is not sent now: {}", mailId, withdrawn.why());
      exchange.setRouteStop(true);
    }
  }
}
