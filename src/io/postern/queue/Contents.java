package io.postern.queue;

import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.store.Store;
import io.postern.store.StoreException;
import io.postern.store.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the octets of mails are: in the database, committed with everything else, or in a file that
 * is on stable storage before the commit that names it and is removed after the commit that forgets
 * it.
 */
final class Contents {
  private static final Logger LOG = LoggerFactory.getLogger(Contents.class);

  private final Store store;
  private final QueueRows rows;
  private final ContentFiles files;
  private final int inDatabase;

  Contents(Store store, QueueRows rows, ContentFiles files, int inDatabase) {
    this.store = store;
    this.rows = rows;
    this.files = files;
    this.inDatabase = inDatabase;
  }

  ContentFiles files() {
    return files;
  }

  boolean inFile(Content content) {
    return content.size() > inDatabase;
  }

  /** Makes a large content durable. */
  void write(String mailId, Content content) {
    try {
      files.write(mailId, content);
    } catch (IOException e) {
      throw new StoreException(
          "the content of mail " + mailId + " could not be written to " + files.folder() + ": " + e,
          e);
    }
  }

  /** The octets of a small content. */
  static byte[] octets(String mailId, Content content) {
    byte[] octets = new byte[(int) content.size()];
    try (InputStream in = content.open()) {
      int read = in.readNBytes(octets, 0, octets.length);
      if (read < octets.length) {
        throw new IOException("it ended after " + read + " of " + octets.length + " octets");
      }
      return octets;
    } catch (IOException e) {
      throw new StoreException("the content of mail " + mailId + " cannot be read: " + e, e);
    }
  }

  /** A mail that is not in the queue any more leaves no file behind. */
  void remove(String mailId) {
    try {
      files.remove(mailId);
    } catch (IOException stays) {
      LOG.warn(
          "The file {} is not needed any more, but stays until the next start: {}",
          files.path(mailId),
          stays.toString());
    }
  }

  /**
   * A mail with its content; empty when the mail is not in the queue.
   *
   * @throws MissingContentException when somebody took its content away
   */
  Optional<Opened> open(String mailId) throws MissingContentException {
    Optional<Found> found = store.read(tx -> find(tx, mailId));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Row row = found.get().row();
    if (row.inFile()) {
      return Optional.of(openFile(row));
    }
    byte[] octets =
        found.get().octets().orElseThrow(() -> new MissingContentException(row, "the database"));
    return Optional.of(
        new Opened(row, Content.of(octets), Header.parse(octets, headerLength(octets)), null));
  }

  /**
   * Writes some octets of a mail's content; the stream stays open.
   *
   * @throws NoSuchElementException when the mail is not in the queue
   * @throws IOException from the stream, or when the content is missing
   */
  void copy(String mailId, long offset, long max, OutputStream out) throws IOException {
    try (Opened opened = open(mailId).orElse(null)) {
      if (opened == null) {
        throw new NoSuchElementException("no mail " + mailId + " is in the queue");
      }
      Content content = opened.content();
      long from = Math.min(Math.max(0, offset), content.size());
      long end = from + Math.min(max, content.size() - from);
      content.until(end).from(from).writeTo(out);
    } catch (MissingContentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private record Found(Row row, Optional<byte[]> octets) {}

  private Optional<Found> find(Tx tx, String mailId) throws SQLException {
    Optional<Row> row = rows.find(tx, mailId);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> octets =
        row.get().inFile() ? Optional.empty() : rows.content(tx, row.get().seq());
    return Optional.of(new Found(row.get(), octets));
  }

  private static int headerLength(byte[] octets) {
    return Math.min(octets.length, Header.MAX_OCTETS);
  }

  private Opened openFile(Row row) throws MissingContentException {
    try {
      FileChannel file = files.open(row.mailId());
      try {
        if (file.size() < row.queued().size()) {
          throw new MissingContentException(row, files.path(row.mailId()) + " as a whole");
        }
        Content content = Content.of(file, row.queued().size(), null);
        Mail mail = Mail.of(row.mailId(), row.queued().envelope(), content);
        return new Opened(row, content, mail.header(), file);
      } catch (IOException | RuntimeException | MissingContentException e) {
        file.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new MissingContentException(row, files.path(row.mailId()).toString());
    } catch (IOException e) {
      throw new StoreException("the file " + files.path(row.mailId()) + " cannot be read: " + e, e);
    }
  }
}
