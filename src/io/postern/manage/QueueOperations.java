package io.postern.manage;

import io.postern.journal.Journal;
import io.postern.mail.OneLine;
import io.postern.queue.Operation;
import io.postern.queue.Queue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/**
 * The queue of outgoing mail, over JMX (F88). What is done to mails by their ids answers with a row
 * for each, {@code id} and {@code result}; what is done to all that match answers with their number
 * under {@code mails}, and with the number of each result: done; after-attempt (the mail is being
 * sent; it is done to what is left then); nobody-to-tell (removed, but there is no sender to tell);
 * unchanged; not-there.
 */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Queue",
    description = "Outgoing mail, from its acceptance until each recipient has it or never will")
public class QueueOperations extends QueueQuestions {
  private static final String IDS = "ids of mails";
  private static final String UNTIL =
      "until when: 2026-11-21T14:30, or for how long: 30m, 2h, 3d; empty: until it is unfrozen";
  private static final String REASON = "why, for those who see it in the list; may be empty";

  private static final int MAX_REASON = 200;

  private final QueueWork work;
  private final Clock clock;

  QueueOperations(Queue queue, Journal journal, Clock clock) {
    super(queue, journal);
    this.work = new QueueWork(queue);
    this.clock = clock;
  }

  /** Mails wait until a moment, or until they are unfrozen (F84). */
  @ManagedOperation(description = "Makes mails wait")
  @ManagedOperationParameter(name = "ids", description = IDS)
  @ManagedOperationParameter(name = "until", description = UNTIL)
  public List<Map<String, String>> freeze(String[] ids, String until) {
    return work.named(new Operation.Freeze(moment(until)), ids);
  }

  /** As {@link #freeze}, for all that match. */
  @ManagedOperation(description = "Makes all mails that meet all criteria wait")
  @ManagedOperationParameter(name = "state", description = STATE)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(name = "recipient", description = RECIPIENT)
  @ManagedOperationParameter(name = "subject", description = SUBJECT)
  @ManagedOperationParameter(name = "text", description = TEXT)
  @ManagedOperationParameter(name = "destination", description = DESTINATION)
  @ManagedOperationParameter(name = "until", description = UNTIL)
  public Map<String, Long> freezeMatching(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination,
      String until) {
    return work.matching(
        new Operation.Freeze(moment(until)),
        QueueFilter.of(state, sender, recipient, subject, text, destination));
  }

  /** Frozen mails are due now. */
  @ManagedOperation(description = "Lets frozen mails go")
  @ManagedOperationParameter(name = "ids", description = IDS)
  public List<Map<String, String>> unfreeze(String[] ids) {
    return work.named(new Operation.Unfreeze(), ids);
  }

  /** As {@link #unfreeze}, for all that match. */
  @ManagedOperation(description = "Lets all frozen mails that meet all criteria go")
  @ManagedOperationParameter(name = "state", description = STATE)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(name = "recipient", description = RECIPIENT)
  @ManagedOperationParameter(name = "subject", description = SUBJECT)
  @ManagedOperationParameter(name = "text", description = TEXT)
  @ManagedOperationParameter(name = "destination", description = DESTINATION)
  public Map<String, Long> unfreezeMatching(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination) {
    return work.matching(
        new Operation.Unfreeze(),
        QueueFilter.of(state, sender, recipient, subject, text, destination));
  }

  /** Mails are due now, whatever they waited for. */
  @ManagedOperation(
      description =
          "Makes mails due now, whatever they waited for, and has their destinations"
              + " tried again at once. DANGER: what somebody held for a reason is sent")
  @ManagedOperationParameter(name = "ids", description = IDS)
  public List<Map<String, String>> sendNow(String[] ids) {
    return work.named(new Operation.SendNow(), ids);
  }

  /** As {@link #sendNow}, for all that match. */
  @ManagedOperation(
      description =
          "Makes all mails that meet all criteria due now, whatever they waited for, and"
              + " has their destinations tried again at once. DANGER: what somebody held for a"
              + " reason is sent")
  @ManagedOperationParameter(name = "state", description = STATE)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(name = "recipient", description = RECIPIENT)
  @ManagedOperationParameter(name = "subject", description = SUBJECT)
  @ManagedOperationParameter(name = "text", description = TEXT)
  @ManagedOperationParameter(name = "destination", description = DESTINATION)
  public Map<String, Long> sendNowMatching(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination) {
    return work.matching(
        new Operation.SendNow(),
        QueueFilter.of(state, sender, recipient, subject, text, destination));
  }

  /** Mails stay until a person decides. */
  @ManagedOperation(description = "Keeps mails back until a person decides")
  @ManagedOperationParameter(name = "ids", description = IDS)
  @ManagedOperationParameter(name = "reason", description = REASON)
  public List<Map<String, String>> hold(String[] ids, String reason) {
    return work.named(new Operation.Hold(line(reason)), ids);
  }

  /** As {@link #hold}, for all that match. */
  @ManagedOperation(
      description = "Keeps all mails that meet all criteria back until a person decides")
  @ManagedOperationParameter(name = "state", description = STATE)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(name = "recipient", description = RECIPIENT)
  @ManagedOperationParameter(name = "subject", description = SUBJECT)
  @ManagedOperationParameter(name = "text", description = TEXT)
  @ManagedOperationParameter(name = "destination", description = DESTINATION)
  @ManagedOperationParameter(name = "reason", description = REASON)
  public Map<String, Long> holdMatching(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination,
      String reason) {
    return work.matching(
        new Operation.Hold(line(reason)),
        QueueFilter.of(state, sender, recipient, subject, text, destination));
  }

  /** Mails are removed and their senders told. */
  @ManagedOperation(
      description =
          "Removes mails from the queue and tells their senders. DANGER: they are gone"
              + " for good, and are never sent")
  @ManagedOperationParameter(name = "ids", description = IDS)
  public List<Map<String, String>> giveBack(String[] ids) {
    return work.named(new Operation.Return(), ids);
  }

  /** As {@link #giveBack}, for all that match. */
  @ManagedOperation(
      description =
          "Removes all mails that meet all criteria from the queue and tells their"
              + " senders. DANGER: they are gone for good, and are never sent")
  @ManagedOperationParameter(name = "state", description = STATE)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(name = "recipient", description = RECIPIENT)
  @ManagedOperationParameter(name = "subject", description = SUBJECT)
  @ManagedOperationParameter(name = "text", description = TEXT)
  @ManagedOperationParameter(name = "destination", description = DESTINATION)
  public Map<String, Long> giveBackMatching(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination) {
    return work.matching(
        new Operation.Return(),
        QueueFilter.of(state, sender, recipient, subject, text, destination));
  }

  /** Mails are removed and nobody is told. */
  @ManagedOperation(
      description =
          "Removes mails from the queue and tells nobody. DANGER: they are gone for good,"
              + " and their senders think them sent")
  @ManagedOperationParameter(name = "ids", description = IDS)
  public List<Map<String, String>> remove(String[] ids) {
    return work.named(new Operation.Remove(), ids);
  }

  /** As {@link #remove}, for all that match. */
  @ManagedOperation(
      description =
          "Removes all mails that meet all criteria from the queue and tells nobody."
              + " DANGER: they are gone for good, and their senders think them sent")
  @ManagedOperationParameter(name = "state", description = STATE)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(name = "recipient", description = RECIPIENT)
  @ManagedOperationParameter(name = "subject", description = SUBJECT)
  @ManagedOperationParameter(name = "text", description = TEXT)
  @ManagedOperationParameter(name = "destination", description = DESTINATION)
  public Map<String, Long> removeMatching(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination) {
    return work.matching(
        new Operation.Remove(),
        QueueFilter.of(state, sender, recipient, subject, text, destination));
  }

  /** What a person wrote, as the one line that the journal and the list show. */
  private static String line(String reason) {
    String text = OneLine.squeezed(reason, Integer.MAX_VALUE);
    if (text.length() > MAX_REASON) {
      throw new IllegalArgumentException(
          "the reason has %d characters, expected %d at the most"
              .formatted(text.length(), MAX_REASON));
    }
    return text;
  }

  private Instant moment(String until) {
    String text = QueueFilter.given(until);
    if (text == null) {
      return Operation.FOREVER;
    }
    Instant moment = Moments.ahead(text, clock);
    if (!moment.isAfter(clock.instant())) {
      throw new IllegalArgumentException("\"" + text + "\" is over, expected a moment to come");
    }
    return moment;
  }
}
