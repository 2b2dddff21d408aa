package io.postern.sessionlog;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the body the next session log that is to be mailed; null when there is none, or when the
 * one before it was put off, for the others would fare the same.
 */
public final class NextSessionLogStep implements Processor {
  private final Outbox outbox;

  public NextSessionLogStep(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    boolean waits = exchange.getProperty(SessionLogSentStep.WAITS) != null;
    Optional<Mail> next = waits ? Optional.empty() : outbox.next();
    exchange.getMessage().setBody(next.orElse(null));
    if (next.isPresent()) {
      exchange.setProperty(ExchangeKeys.MAIL, next.get());
      exchange.setProperty(
          ExchangeKeys.RECIPIENTS, List.of(next.get().envelope().recipients().get(0).toString()));
    }
  }
}
