package io.postern.queue;

import io.postern.journal.Journal;
import io.postern.journal.Line;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.mail.OneLine;
import io.postern.queue.QueuedRecipient.State;
import io.postern.store.StoreException;
import io.postern.store.Tx;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail that is about to be put into the queue; what needs the mail's own content is done already,
 * so that only the rows are left to write.
 *
 * @param row its row
 * @param octets a small content; null when it is in a file
 * @param facts about the lines of a small content
 * @param mail as it came
 */
record Incoming(Row row, byte[] octets, ContentFacts facts, Mail mail) {
  private static final int MAX_SUBJECT = 200;
  private static final int MAX_ORIGIN = 400;

  /**
   * Copies the content, or writes its file.
   *
   * @throws StoreException when the content cannot be read or written
   */
  static Incoming of(Deposit deposit, long seq, Instant now, Contents contents) {
    Mail mail = deposit.mail();
    boolean inFile = contents.inFile(mail.content());
    Row row = new Row(seq, queued(deposit, now), inFile, 0, null);
    if (inFile) {
      contents.write(mail.id(), mail.content());
      return new Incoming(row, null, null, mail);
    }
    try {
      byte[] octets = Contents.octets(mail.id(), mail.content());
      return new Incoming(row, octets, mail.content().facts(), mail);
    } catch (IOException e) {
      throw new StoreException("the content of mail " + mail.id() + " cannot be read: " + e, e);
    }
  }

  private static Queued queued(Deposit deposit, Instant now) {
    Mail mail = deposit.mail();
    List<QueuedRecipient> recipients = new ArrayList<>(mail.envelope().recipients().size());
    for (Address recipient : mail.envelope().recipients()) {
      recipients.add(new QueuedRecipient(recipient, State.OPEN, ""));
    }
    return new Queued(
        mail.id(),
        deposit.state(),
        deposit.priority(),
        Instant.ofEpochMilli(deposit.dueAt().toEpochMilli()),
        deposit.awaitsConnection(),
        deposit.destination(),
        Instant.ofEpochMilli(now.toEpochMilli()),
        OneLine.of(deposit.origin(), MAX_ORIGIN),
        mail.envelope(),
        recipients,
        OneLine.of(HeaderText.decode(mail.header().first("Subject").orElse("")), MAX_SUBJECT),
        mail.content().size(),
        0,
        false,
        deposit.note());
  }

  void insert(Tx tx, QueueRows rows, Changes changes) throws SQLException {
    rows.insert(tx, row);
    if (octets != null) {
      rows.content(tx, row.seq(), octets);
    }
    changes.came(row);
  }

  static void append(Tx tx, Journal journal, String mailId, List<Line> lines) throws SQLException {
    for (Line line : lines) {
      journal.append(tx, mailId, null, line.event(), line.recipient(), line.detail());
    }
  }

  /** The mail without what lies behind its content; only for a small one. */
  Mail kept() {
    Content copy = Content.of(octets, octets.length, facts);
    return new Mail(mail.id(), mail.envelope(), copy, mail.header());
  }
}
