package io.postern.accept;

import io.postern.mail.Content;
import io.postern.mail.HiddenEnd;
import io.postern.mail.LineScanner;
import io.postern.spool.SpoolFile;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content of a mail while it comes in. What is wrong with it is found out on the way and told
 * at the end: taking octets never fails, so that the conversation stays in step.
 */
final class IncomingContent {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingContent.class);
  private static final String BARE = "550 5.6.11 a line of the mail ends with CR or LF alone";
  private static final String HIDDEN_END =
      "554 5.6.0 some servers would take a line of the mail, NUL and a dot, for its end";
  private static final byte[] CRLF = {'\r', '\n'};

  private final SpoolFile slot;
  private final long maxSize;
  private final boolean trusted;
  private final LineScanner scanner = new LineScanner();
  private LineEndNormaliser normaliser;
  private boolean afterCr;
  private long size;
  private String objection;
  private Content content;
  private boolean released;

  /**
   * @param slot empty; given back by {@link #release}
   * @param maxSize octets
   * @param trusted whether bare line ends are made whole instead of refused, and NUL is let pass
   *     where it cannot make a dot look like the end
   */
  IncomingContent(SpoolFile slot, long maxSize, boolean trusted) {
    this.slot = slot;
    this.maxSize = maxSize;
    this.trusted = trusted;
  }

  /** The next octets are {@code block[from]} up to, not including, {@code block[to]}. */
  void take(byte[] block, int from, int to) {
    if (from == to) {
      return;
    }
    size += to - from;
    if (size > maxSize) {
      object("552 5.3.4 the mail is larger than the " + maxSize + " octets allowed");
    }
    if (objection == null) {
      try {
        keep(block, from, to);
      } catch (IOException full) {
        cannotKeep(full);
      }
    }
  }

  private void keep(byte[] block, int from, int to) throws IOException {
    if (!trusted && hasNul(block, from, to)) {
      object("550 5.6.0 a mail must not contain NUL octets");
      return;
    }
    if (normaliser != null) {
      normaliser.take(block, from, to);
      return;
    }
    scanner.accept(block, from, to);
    if (!scanner.hasSeenBareLineEnd()) {
      slot.write(block, from, to);
      afterCr = block[to - 1] == '\r';
    } else if (trusted) {
      normaliser = new LineEndNormaliser(slot::write, afterCr);
      normaliser.take(block, from, to);
    } else {
      object(BARE);
    }
  }

  private static boolean hasNul(byte[] block, int from, int to) {
    for (int i = from; i < to; i++) {
      if (block[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** That was all. A last line without an end gets one. */
  void end() {
    if (objection == null) {
      try {
        complete();
        slot.end();
        content = slot.content(normaliser == null ? scanner.facts() : null);
        checkEnds();
      } catch (IOException full) {
        cannotKeep(full);
      }
    }
  }

  private void complete() throws IOException {
    if (normaliser == null && afterCr && !trusted) {
      object(BARE);
    } else if (normaliser == null && afterCr) {
      keep(CRLF, 1, 2);
    } else if (normaliser == null && !scanner.facts().endsWithCrlf()) {
      keep(CRLF, 0, 2);
    } else if (normaliser != null) {
      normaliser.end();
    }
  }

  /**
   * NUL is let pass, but no server could be given this line safely. All line ends are whole here,
   * and where no line begins with a dot there is nothing to look for.
   */
  private void checkEnds() throws IOException {
    if (trusted && content.facts().dotLines() && HiddenEnd.isIn(content)) {
      object(HIDDEN_END);
    }
  }

  private void cannotKeep(IOException full) {
    LOG.warn("A mail that a client sends cannot be kept: {}", full.getMessage());
    object("452 4.3.1 insufficient system storage");
  }

  private void object(String reply) {
    if (objection == null) {
      objection = reply;
    }
  }

  /** Why the mail cannot be taken, if so: a reply. */
  Optional<String> objection() {
    return Optional.ofNullable(objection);
  }

  /** How many octets came. */
  long size() {
    return size;
  }

  /** How many line ends were made whole. */
  long normalised() {
    return normaliser == null ? 0 : normaliser.count();
  }

  /** The content, after {@link #end} and when there is no objection; good until released. */
  Content content() {
    return content;
  }

  /** Gives the slot back; may be called again. */
  void release() {
    if (!released) {
      released = true;
      slot.release();
    }
  }
}
