package io.postern.sessionlog;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what became of a mailed session log: what was delivered is done; what was refused would be
 * refused for ever and is done, too; what was put off waits for the next time.
 */
public final class SessionLogSentStep implements Processor {
  /** Property: set when an attempt was put off. */
  static final String WAITS = "PosternSessionLogWaits";

  private static final Logger LOG = LoggerFactory.getLogger(SessionLogSentStep.class);

  private final Outbox outbox;
  private final Journal journal;

  public SessionLogSentStep(Outbox outbox, Journal journal) {
    this.outbox = outbox;
    this.journal = journal;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Mail mail = exchange.getProperty(ExchangeKeys.MAIL, Mail.class);
    Map<?, ?> outcomes = exchange.getProperty(ExchangeKeys.OUTCOMES, Map.class);
    exchange.removeProperty(ExchangeKeys.OUTCOMES);
    String recipient = mail.envelope().recipients().get(0).toString();
    Outcome outcome = (Outcome) outcomes.values().iterator().next();
    if (outcome instanceof Outcome.Deferred later) {
      LOG.info("Session logs wait for the internal server: {}", later.text());
      exchange.setProperty(WAITS, true);
      return;
    }
    if (outcome instanceof Outcome.Refused) {
      LOG.warn("{} refuses session logs: {}", recipient, outcome.text());
    }
    outbox.done(mail.id());
    journal
        .append(mail.id(), null, Event.NOTICE, recipient, "session log: " + outcome.text())
        .join();
  }
}
