package io.postern.fetch.pop3;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.spool.SpoolWriter;
import io.postern.trace.Trace;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Wire;
import io.postern.wire.Wires;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An open mailbox at a POP3 server (RFC 1939). For one thread at a time; {@link #close} may come
 * from any.
 *
 * <p>Commands are sent by the {@code send…} methods and {@link #flush}; their answers are read by
 * the {@code read…} methods, one for each command and in the order sent. Where {@link
 * Capabilities#pipelining} holds, several may be under way; a caller keeps their number small (some
 * dozens), for neither side reads while it writes. What the server refuses is a result; a {@link
 * Pop3Exception} means that the connection is of no use any more. Nothing is deleted before {@link
 * #quit} was answered (RFC 1939 section 6).
 */
public final class Pop3Connection implements Closeable {
  private static final int MOST_MAILS = 1_000_000;
  private static final long MOST_OCTETS = 1L << 31;
  static final int WHOLE_DIALOGUE = 10;
  private static final int ONE_ANSWER = 2;
  private static final int QUIT_PATIENCE = 5;

  private final Dialogue dialogue;
  private final Capabilities capabilities;

  Pop3Connection(Dialogue dialogue, Capabilities capabilities) {
    this.dialogue = dialogue;
    this.capabilities = capabilities;
  }

  /**
   * Connects and signs in. A server that fails APOP and hangs up is asked once more, without APOP.
   *
   * @param apop whether APOP may be used when the server offers it
   * @throws Pop3Exception of any kind but NO_UIDL
   */
  public static Pop3Connection open(Wires wires, Peer peer, Credentials login, boolean apop)
      throws Pop3Exception {
    return open(wires, peer, login, apop, () -> null);
  }

  /**
   * As above, with its dialogue traced (F125): commands and answers without secrets, and of mails
   * the size.
   *
   * @param trace gives null while nobody wants to hear; asked for each line
   */
  public static Pop3Connection open(
      Wires wires, Peer peer, Credentials login, boolean apop, Supplier<Trace> trace)
      throws Pop3Exception {
    return new Pop3Opening(wires, peer, login, trace).open(apop);
  }

  /** What the server can do for a client that has signed in. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /**
   * What is in the mailbox.
   *
   * @param max mails to look at, 1 to 1,000,000; the others are counted
   * @throws Pop3Exception NO_UIDL when the server has no UIDL; SYS_TEMP and its kin by response
   *     code
   */
  public Listing list(int max) throws Pop3Exception {
    if (max < 1 || max > MOST_MAILS) {
      throw new IllegalArgumentException("max must be 1 to " + MOST_MAILS + ", is " + max);
    }
    ListingReader reader = new ListingReader(dialogue, max);
    dialogue.bound(WHOLE_DIALOGUE);
    dialogue.send("LIST");
    if (capabilities.pipelining()) {
      dialogue.send("UIDL");
    }
    dialogue.flush();
    reader.readList();
    if (!capabilities.pipelining()) {
      dialogue.send("UIDL");
      dialogue.flush();
    }
    reader.readUidl();
    dialogue.unbound();
    return reader.listing();
  }

  /** Asks for a mail; to be answered by {@link #readRetr}. */
  public void sendRetr(int number) throws Pop3Exception {
    dialogue.send("RETR " + number);
  }

  /** Marks a mail for deletion; to be answered by {@link #readReply}. */
  public void sendDele(int number) throws Pop3Exception {
    dialogue.send("DELE " + number);
  }

  /**
   * Asks for the header of a mail; to be answered by {@link #readTop}.
   *
   * @param lines of the body, 0 or more
   */
  public void sendTop(int number, int lines) throws Pop3Exception {
    dialogue.send("TOP " + number + " " + lines);
  }

  /** Sends what was collected; nothing is sent before, unless it is very much. */
  public void flush() throws Pop3Exception {
    dialogue.flush();
  }

  /** How many answers are yet to be read. */
  public int waiting() {
    return dialogue.waiting();
  }

  /** As {@link #readRetr(SpoolWriter, long)}, for mails of at most 2 GB. */
  public Retrieved readRetr(SpoolWriter writer) throws Pop3Exception {
    return readRetr(writer, MOST_OCTETS);
  }

  /**
   * Reads a mail, as slowly as the peer's read time-out allows: 64 KB within two of them.
   *
   * @param writer takes the octets; when it fails, the rest is read and thrown away
   * @param maxOctets no mail is longer; one that is ends the connection, it may have no end
   */
  public Retrieved readRetr(SpoolWriter writer, long maxOctets) throws Pop3Exception {
    return readBody("RETR", writer, maxOctets);
  }

  /**
   * Reads the answer to TOP.
   *
   * @param maxOctets to keep; what follows is read and thrown away
   * @return empty when the server refused
   */
  public Optional<byte[]> readTop(int maxOctets) throws Pop3Exception {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    SpoolWriter first =
        (block, from, to) -> head.write(block, from, Math.min(to - from, maxOctets - head.size()));
    Retrieved retrieved = readBody("TOP", first, MOST_OCTETS);
    return retrieved instanceof Retrieved.Failed
        ? Optional.empty()
        : Optional.of(head.toByteArray());
  }

  private Retrieved readBody(String command, SpoolWriter writer, long maxOctets)
      throws Pop3Exception {
    expect(command);
    dialogue.bound(ONE_ANSWER);
    Pop3Reply reply = dialogue.reply();
    Retrieved retrieved = reply.ok() ? body(writer, maxOctets) : new Retrieved.Failed(reply);
    dialogue.unbound();
    return retrieved;
  }

  private Retrieved body(SpoolWriter writer, long maxOctets) throws Pop3Exception {
    BodyReader reader = new BodyReader(dialogue.wire().in(), writer);
    boolean ended;
    try {
      ended = reader.read(maxOctets, dialogue::fill);
    } catch (IOException broken) {
      throw dialogue.translated(broken);
    } finally {
      dialogue.heardContent(reader.octets());
    }
    if (!ended) {
      throw dialogue.failure(Kind.PROTOCOL, "the mail is longer than " + maxOctets + " octets");
    }
    dialogue.checkWhatFollows();
    return reader.result();
  }

  /** Reads the answer to DELE. */
  public Pop3Reply readReply() throws Pop3Exception {
    expect("DELE");
    dialogue.bound(ONE_ANSWER);
    Pop3Reply reply = dialogue.reply();
    dialogue.unbound();
    return reply;
  }

  private void expect(String command) {
    if (!dialogue.next().startsWith(command)) {
      throw new IllegalStateException(
          "answers must be read in the order of the commands; next is that to \""
              + dialogue.next()
              + "\", not to "
              + command);
    }
  }

  /**
   * Ends the session and closes the connection. The deletions are done when the answer is {@code
   * +OK}; after {@code -ERR} some may not be, and after an exception nobody knows. Servers that
   * have much to delete get five read time-outs to answer.
   *
   * @throws IllegalStateException when answers are yet to be read
   */
  public Pop3Reply quit() throws Pop3Exception {
    if (waiting() > 0) {
      expect("QUIT");
    }
    try (Wire wire = dialogue.wire()) {
      Duration patience = dialogue.readTimeout().multipliedBy(QUIT_PATIENCE);
      wire.readTimeout(patience);
      dialogue.bound(QUIT_PATIENCE);
      return dialogue.ask("QUIT");
    } catch (Pop3Exception failed) {
      throw failed;
    } catch (IOException broken) {
      throw dialogue.translated(broken);
    }
  }

  /** Closes at once; marked mails stay (RFC 1939 section 6). */
  @Override
  public void close() {
    dialogue.wire().close();
  }
}
