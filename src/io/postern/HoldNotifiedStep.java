package io.postern;

import io.postern.hold.Hold;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that the postmaster was told, when the notice was delivered. What was put off is told
 * again the next time; what was refused is not, for it would be refused for ever: the log says so
 * instead.
 */
final class HoldNotifiedStep implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(HoldNotifiedStep.class);

  private final Hold hold;
  private final Journal journal;

  HoldNotifiedStep(Hold hold, Journal journal) {
    this.hold = hold;
    this.journal = journal;
  }

  @Override
  public void process(Exchange exchange) {
    Map<?, ?> outcomes = exchange.getProperty(ExchangeKeys.OUTCOMES, Map.class);
    String notice = exchange.getProperty(ExchangeKeys.MAIL, Mail.class).id();
    List<?> about = exchange.getProperty(HoldNoticeStep.ABOUT, List.class);
    outcomes.forEach(
        (recipient, outcome) -> note((Outcome) outcome, notice, String.valueOf(recipient), about));
  }

  private void note(Outcome outcome, String notice, String recipient, List<?> about) {
    if (outcome instanceof Outcome.Deferred later) {
      LOG.info("The notice about {} held mails waits: {}", about.size(), later.text());
      return;
    }
    if (outcome instanceof Outcome.Refused) {
      LOG.warn("{} refuses notices: {}", recipient, outcome.text());
    }
    hold.notified(about.stream().map(String::valueOf).toList());
    journal
        .append(
            notice, null, Event.NOTICE, recipient, about.size() + " held mails: " + outcome.text())
        .join();
  }
}
