package io.postern.manage;

import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.queue.Queue;
import io.postern.queue.QueueQuery;
import io.postern.queue.Queued;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;

/** What can be asked about the queue over JMX; {@link QueueOperations} adds what can be done. */
public abstract class QueueQuestions {
  static final String ID = "id of the mail";
  static final String STATE = "due, frozen, held or sending; empty for any";
  static final String SENDER = "with this in the sender's address; empty for any";
  static final String RECIPIENT = "with this in a recipient's address; empty for any";
  static final String SUBJECT = "with this in the subject; empty for any";
  static final String TEXT =
      "with this in sender, recipients, subject, origin or note, or this id; empty for any";
  static final String DESTINATION = "that leave by this smarthost; empty for any";

  private final Queue queue;
  private final Journal journal;

  QueueQuestions(Queue queue, Journal journal) {
    this.queue = queue;
    this.journal = journal;
  }

  /** How many mails there are. */
  @ManagedAttribute(description = "How many mails are in the queue")
  public long getSize() {
    return queue.counts().mails();
  }

  /** Mails and octets, in all and by state, and since when the oldest is there. */
  @ManagedOperation(
      description =
          "Counts mails and octets, in all and by state, and tells since when the oldest is here")
  public Map<String, Object> counts() {
    return QueueRowText.counts(queue.counts());
  }

  /**
   * The mails that meet all criteria, newest first, as rows.
   *
   * @param after the page that follows this mail, which need not be there any more; empty for the
   *     first
   * @param limit at most so many; 0 for the default
   * @throws IllegalArgumentException naming the criterion and what was expected
   */
  @ManagedOperation(
      description = "Lists the newest mails that meet all criteria, and why they wait")
  @ManagedOperationParameter(name = "state", description = STATE)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(name = "recipient", description = RECIPIENT)
  @ManagedOperationParameter(name = "subject", description = SUBJECT)
  @ManagedOperationParameter(name = "text", description = TEXT)
  @ManagedOperationParameter(name = "destination", description = DESTINATION)
  @ManagedOperationParameter(
      name = "after",
      description = "id of the mail that the list goes on behind; empty for the newest")
  @ManagedOperationParameter(name = "limit", description = "at most so many; 0 for 100")
  public List<Map<String, Object>> list(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination,
      String after,
      int limit) {
    QueueQuery query =
        QueueFilter.of(state, sender, recipient, subject, text, destination)
            .after(QueueFilter.given(after))
            .limit(limit == 0 ? QueueQuery.DEFAULT_LIMIT : limit);
    return queue.list(query).stream().map(QueueRowText::row).toList();
  }

  /** How many mails meet all criteria. */
  @ManagedOperation(description = "Counts the mails that meet all criteria")
  @ManagedOperationParameter(name = "state", description = STATE)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(name = "recipient", description = RECIPIENT)
  @ManagedOperationParameter(name = "subject", description = SUBJECT)
  @ManagedOperationParameter(name = "text", description = TEXT)
  @ManagedOperationParameter(name = "destination", description = DESTINATION)
  public long countMatching(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination) {
    return queue.count(QueueFilter.of(state, sender, recipient, subject, text, destination));
  }

  /**
   * One mail: the row of the list, with {@code recipients} as rows of recipient, state, reply, and
   * {@code history}, its lines of the journal; nothing of its content.
   */
  @ManagedOperation(
      description = "Shows how a mail stands with each recipient, and what happened to it")
  @ManagedOperationParameter(name = "id", description = ID)
  public Map<String, Object> show(String id) {
    Queued mail = known(id);
    Map<String, Object> shown = QueueRowText.row(mail);
    shown.put("recipients", QueueRowText.recipients(mail));
    shown.put(
        "history",
        journal.query(JournalQuery.ALL.mail(id)).stream().map(JournalOperations::row).toList());
    return shown;
  }

  /**
   * A piece of a mail's octets.
   *
   * @return {@code size} of the whole mail in octets, and {@code data}: up to 768 KiB in base64,
   *     empty at the end
   */
  @ManagedOperation(
      description =
          "Reads a piece of a mail in the queue, as base64, from an offset in octets; an empty piece"
              + " is the end")
  @ManagedOperationParameter(name = "id", description = ID)
  @ManagedOperationParameter(name = "offset", description = "octets to leave out, 0 for none")
  public Map<String, Object> exportChunk(String id, long offset) {
    Queued mail = known(id);
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    try {
      queue.content(mail.mailId(), offset, HoldOperations.CHUNK, piece);
    } catch (IOException unreadable) {
      throw new IllegalStateException("mail " + id + " cannot be read: " + unreadable, unreadable);
    }
    return Map.of(
        "size", mail.size(), "data", Base64.getEncoder().encodeToString(piece.toByteArray()));
  }

  private Queued known(String id) {
    return queue
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("no mail \"" + id + "\" is in the queue"));
  }
}
