package io.postern.deliver;

import io.postern.mail.OneLine;
import io.postern.mail.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A Camel endpoint that threw has not taken the mail. Whose fault it was cannot be known, so it
 * counts against the mail's attempt budget.
 */
public final class EndpointFailedStep implements Processor {
  private static final int MAX_TEXT = 300;

  @Override
  public void process(Exchange exchange) {
    Exception thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    EndpointTookStep.note(exchange, outcome(thrown));
  }

  private static Outcome outcome(Exception thrown) {
    if (thrown instanceof NotDeliveredException told) {
      return told.outcome();
    }
    String text = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    return new Outcome.Deferred(Outcome.Cause.MAIL, 0, OneLine.abridged(text, MAX_TEXT));
  }
}
