package io.postern.manage;

import io.postern.hold.Held;
import io.postern.hold.Hold;
import io.postern.hold.HoldQuery;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The hold, over JMX. */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Hold",
    description = "Mail that could not or must not go on, until a person decides")
public class HoldOperations {
  /** Octets of a mail in one answer; a third more as base64. */
  static final int CHUNK = 768 * 1024;

  private static final String ID = "id of the mail";

  private final Hold hold;
  private final Journal journal;
  private final HeldRelease releases;

  HoldOperations(Hold hold, Journal journal, Releaser releaser) {
    this.hold = hold;
    this.journal = journal;
    this.releases = new HeldRelease(hold, releaser);
  }

  /** How many mails there are. */
  @ManagedAttribute(description = "How many mails are in the hold")
  public int getSize() {
    return hold.count();
  }

  /** How many mails there are. */
  @ManagedOperation(description = "Counts the mails in the hold")
  public int count() {
    return hold.count();
  }

  /** The newest mails, as rows. */
  @ManagedOperation(description = "Lists the newest mails in the hold, and why they are there")
  @ManagedOperationParameter(name = "limit", description = "at most so many")
  public List<Map<String, Object>> list(int limit) {
    return hold.list(HoldQuery.ALL.limit(limit)).stream().map(HoldOperations::row).toList();
  }

  /** One mail, with its lines of the journal under {@code history}; nothing of its content. */
  @ManagedOperation(description = "Shows why a mail is in the hold, and what happened to it before")
  @ManagedOperationParameter(name = "id", description = ID)
  public Map<String, Object> show(String id) {
    Map<String, Object> shown = row(known(id));
    shown.put(
        "history",
        journal.query(JournalQuery.ALL.mail(id)).stream().map(JournalOperations::row).toList());
    return shown;
  }

  /**
   * Tries to deliver a mail now.
   *
   * @return a row per recipient: recipient, outcome, text
   */
  @ManagedOperation(
      description =
          "Tries to deliver a mail now; who does not get it stays in the hold. DANGER: what was held"
              + " for a reason reaches its recipients")
  @ManagedOperationParameter(name = "id", description = ID)
  public List<Map<String, String>> release(String id) {
    return releases.release(known(id)).entrySet().stream()
        .map(each -> outcome(each.getKey(), each.getValue()))
        .toList();
  }

  /** Deletes a mail. */
  @ManagedOperation(
      description = "Deletes a mail from the hold. DANGER: it is gone for good; export it before")
  @ManagedOperationParameter(name = "id", description = ID)
  public void drop(String id) {
    try {
      hold.drop(known(id).mailId());
    } catch (IOException undeletable) {
      throw new UncheckedIOException(
          "mail " + id + " is dropped, but its file stays: " + undeletable.getMessage(),
          undeletable);
    }
  }

  /**
   * A piece of a mail's octets.
   *
   * @return {@code size} of the whole mail in octets, and {@code data}: up to 768 KiB in base64,
   *     empty at the end
   */
  @ManagedOperation(
      description =
          "Reads a piece of a mail in the hold, as base64, from an offset in octets; an empty piece is"
              + " the end")
  @ManagedOperationParameter(name = "id", description = ID)
  @ManagedOperationParameter(name = "offset", description = "octets to leave out, 0 for none")
  public Map<String, Object> exportChunk(String id, long offset) {
    String mailId = known(id).mailId();
    try (FileChannel file = FileChannel.open(hold.content(mailId))) {
      ByteBuffer piece = ByteBuffer.allocate(CHUNK);
      int read = 0;
      while (piece.hasRemaining() && read >= 0) {
        read = file.read(piece, offset + piece.position());
      }
      byte[] octets = Arrays.copyOf(piece.array(), piece.position());
      return Map.of("size", file.size(), "data", Base64.getEncoder().encodeToString(octets));
    } catch (IOException e) {
      throw new IllegalStateException("mail " + id + " cannot be read: " + e, e);
    }
  }

  private Held known(String id) {
    return hold.find(id)
        .orElseThrow(() -> new IllegalArgumentException("no mail \"" + id + "\" is in the hold"));
  }

  private static Map<String, String> outcome(String recipient, Outcome outcome) {
    return Map.of(
        "recipient", recipient,
        "outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        "text", outcome.text());
  }

  private static Map<String, Object> row(Held held) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", held.mailId());
    row.put("account", held.account());
    row.put("sender", held.sender());
    row.put("subject", held.subject());
    row.put("recipients", held.recipients());
    row.put("reason", held.reason());
    row.put("at", held.at().toString());
    row.put("size", held.size());
    row.put("notified", held.notified());
    return row;
  }
}
