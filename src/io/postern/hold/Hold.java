package io.postern.hold;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.Address;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.store.Store;
import io.postern.store.Tx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable place for mail that could not or must not go on.
 *
 * <p>A held mail is a row in the database and a file with its content. The file comes first: it is
 * written under another name, flushed, renamed, its folder flushed, and only then the row is
 * committed. Mail leaves in the opposite order: first the row, then the file. So a row always has
 * its file; dying in between leaves a file without a row, which nobody relied on yet, or any more,
 * and which {@link #sweep} removes.
 */
public final class Hold {
  private static final Logger LOG = LoggerFactory.getLogger(Hold.class);
  private static final int LOCKS = 64;

  private final Store store;
  private final Journal journal;
  private final HoldFiles files;
  private final HoldRows rows = new HoldRows();
  private final Clock clock;

  /** File and row of a mail change together; mails share a lock by their id's hash. */
  private final List<Object> locks = IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toList();

  /**
   * @param folder for the contents; made, for our own user only, when it is not there
   * @throws IOException when it cannot be made
   */
  public Hold(Store store, Journal journal, Path folder, Clock clock) throws IOException {
    this.store = store;
    this.journal = journal;
    this.files = new HoldFiles(folder);
    this.clock = clock;
  }

  /**
   * Takes a mail over. On return the hold is responsible for it; when this fails, the caller still
   * is. Holding a mail again adds recipients and reason to what is there; the content stays the
   * first one.
   *
   * @param account where it came from
   * @param recipients keys of those it is held for; empty: for whom routing says, which includes
   *     all
   * @param reason for people; may quote a server
   * @throws IOException when the content cannot be written
   * @throws io.postern.store.StoreException when the row cannot be written
   */
  public void keep(Mail mail, String account, List<String> recipients, String reason)
      throws IOException {
    Held held =
        new Held(
            mail.id(),
            account,
            mail.envelope().sender().map(Address::toString).orElse(""),
            HeaderText.decode(mail.header().first("Subject").orElse("")),
            recipients,
            reason,
            clock.instant(),
            mail.content().size(),
            false);
    synchronized (lock(mail.id())) {
      if (find(mail.id()).isEmpty() || !files.exists(mail.id())) {
        files.write(mail.id(), mail.content());
      }
      store.commit(tx -> insertOrAdd(tx, held));
    }
  }

  private Void insertOrAdd(Tx tx, Held held) throws SQLException {
    Optional<Held> present = rows.find(tx, held.mailId());
    if (present.isEmpty()) {
      rows.insert(tx, held);
      journal(tx, held, Event.HELD, held.recipients(), held.reason());
      return null;
    }
    Held sum = present.get().with(held.recipients(), held.reason());
    if (!sum.equals(present.get())) {
      rows.update(tx, sum);
      journal(tx, held, Event.HELD, held.recipients(), held.reason());
    }
    return null;
  }

  /** A line for each recipient, or one without when it is for whom routing says. */
  private void journal(Tx tx, Held held, Event event, List<String> recipients, String detail)
      throws SQLException {
    if (recipients.isEmpty()) {
      journal.append(tx, held.mailId(), held.account(), event, null, detail);
    }
    for (String recipient : recipients) {
      journal.append(tx, held.mailId(), held.account(), event, recipient, detail);
    }
  }

  /** The held mails that match, newest first. */
  public List<Held> list(HoldQuery q) {
    return store.read(tx -> rows.list(tx, q));
  }

  /**
   * @throws IllegalArgumentException when it is no mail's id
   */
  public Optional<Held> find(String mailId) {
    files.path(mailId);
    return store.read(tx -> rows.find(tx, mailId));
  }

  /** How many mails are held. */
  public int count() {
    return store.read(rows::count);
  }

  /**
   * The file with a held mail's content; it must not be changed, and it is gone once the mail is.
   *
   * @throws NoSuchElementException when the mail is not held
   */
  public Path content(String mailId) {
    held(mailId);
    return files.path(mailId);
  }

  /**
   * Writes a held mail's content; the stream stays open.
   *
   * @throws NoSuchElementException when the mail is not held
   */
  public void export(String mailId, OutputStream out) throws IOException {
    Files.copy(content(mailId), out);
  }

  /**
   * Throws a held mail away.
   *
   * @throws NoSuchElementException when the mail is not held
   */
  public void drop(String mailId) throws IOException {
    synchronized (lock(mailId)) {
      Held held = held(mailId);
      store.commit(
          tx -> {
            journal(tx, held, Event.DROPPED, held.recipients(), "");
            return rows.delete(tx, mailId);
          });
      files.remove(mailId);
    }
  }

  /**
   * A release was tried. The mail stays held for everybody it was held for by name and who does not
   * have it now, and for those who remain besides; when there is nobody, it leaves.
   *
   * @param delivered keys of the recipients who have the mail now
   * @param remaining keys of the recipients that the release was for and who do not have it
   * @throws NoSuchElementException when the mail is not held
   */
  public void released(String mailId, List<String> delivered, List<String> remaining)
      throws IOException {
    synchronized (lock(mailId)) {
      Held held = held(mailId);
      List<String> rest =
          Stream.concat(held.recipients().stream(), remaining.stream())
              .distinct()
              .filter(recipient -> !delivered.contains(recipient))
              .toList();
      store.commit(
          tx -> {
            for (String recipient : delivered) {
              journal.append(tx, mailId, held.account(), Event.RELEASED, recipient, "");
            }
            return release(tx, held, rest);
          });
      if (rest.isEmpty()) {
        files.remove(mailId);
      }
    }
  }

  private int release(Tx tx, Held held, List<String> rest) throws SQLException {
    return rest.isEmpty() ? rows.delete(tx, held.mailId()) : rows.update(tx, held.onlyFor(rest));
  }

  /** Held mails that the postmaster was not told about, oldest first. */
  public List<Held> unnotified(int max) {
    return store.read(tx -> rows.unnotified(tx, max));
  }

  /** The postmaster was told about these. */
  public void notified(Collection<String> mailIds) {
    store.commit(
        tx -> {
          for (String id : mailIds) {
            rows.notified(tx, id);
          }
          return null;
        });
  }

  /**
   * To be called at the start: removes what an earlier process left half done, and reports mails
   * whose content somebody took away.
   *
   * @return how many files were removed
   */
  public int sweep() throws IOException {
    int removed = 0;
    for (String id : files.partIds()) {
      synchronized (lock(id)) {
        removed += files.removePart(id) ? 1 : 0;
      }
    }
    for (String id : files.ids()) {
      synchronized (lock(id)) {
        removed += find(id).isEmpty() && files.remove(id) ? 1 : 0;
      }
    }
    for (String id : store.read(rows::ids)) {
      if (!files.exists(id)) {
        LOG.error("held mail {}: its content {} is missing", id, files.path(id));
      }
    }
    return removed;
  }

  private Held held(String mailId) {
    return find(mailId)
        .orElseThrow(() -> new NoSuchElementException("no mail " + mailId + " is held"));
  }

  private Object lock(String mailId) {
    return locks.get(Math.floorMod(mailId.hashCode(), LOCKS));
  }
}
