package io.postern.accept;

import io.postern.mail.LineFeeds;
import java.io.IOException;

/**
 * Reads what follows DATA (RFC 5321 section 4.1.1.4): takes the stuffing out and stops behind CR
 * LF, dot, CR LF and nothing that looks like it. The line end in front of the dot belongs to the
 * content; at the very beginning the dot needs none. Whatever the content is, it is read to its
 * end, so that none of it is ever taken for a command.
 */
final class DataReader {
  private static final byte[] CR = {'\r'};

  /** Where we are; a dot, and a CR behind it, are held back until it is clear what they mean. */
  private enum State {
    LINE_START,
    TEXT,
    AFTER_CR,
    DOT,
    DOT_CR,
    END
  }

  /** Makes sure that the input has octets again. */
  interface Waiting {
    void more() throws IOException;
  }

  private final IncomingContent content;
  private State state = State.LINE_START;

  /** The octets of the block in hand that were passed on, or held back. */
  private int passed;

  DataReader(IncomingContent content) {
    this.content = content;
  }

  /**
   * Takes the content of the mail out of the input, and the end behind it.
   *
   * @param waiting waits for each block
   */
  void read(Input in, Waiting waiting) throws IOException {
    while (true) {
      if (in.hasBuffered()) {
        in.consume(scan(in.buffer(), in.position(), in.limit()) - in.position());
        if (state == State.END) {
          return;
        }
      }
      waiting.more();
    }
  }

  /** Goes through one block; returns where it stopped: at the limit, or behind the end. */
  private int scan(byte[] block, int start, int limit) {
    passed = start;
    int i = start;
    while (i < limit && state != State.END) {
      i = step(block, i, start, limit);
    }
    content.take(block, passed, i);
    return i;
  }

  private int step(byte[] block, int i, int start, int limit) {
    byte octet = block[i];
    switch (state) {
      case LINE_START:
        if (octet != '.') {
          state = State.TEXT;
          return i;
        }
        content.take(block, passed, i);
        state = State.DOT;
        return passed = i + 1;
      case AFTER_CR:
        state = octet == '\n' ? State.LINE_START : State.TEXT;
        return octet == '\n' ? i + 1 : i;
      case DOT:
        state = octet == '\r' ? State.DOT_CR : State.TEXT;
        return octet == '\r' ? passed = i + 1 : i;
      case DOT_CR:
        return afterDotCr(block, i, start);
      default:
        return text(block, i, start, limit);
    }
  }

  private int afterDotCr(byte[] block, int i, int start) {
    if (block[i] == '\n') {
      state = State.END;
      return passed = i + 1;
    }
    state = State.AFTER_CR;
    if (i > start) {
      passed = i - 1;
    } else {
      content.take(CR, 0, 1);
    }
    return i;
  }

  /** To the next line end within the block; a LF alone is none. */
  private int text(byte[] block, int from, int start, int limit) {
    int lf = LineFeeds.next(block, from, limit);
    if (lf == limit) {
      state = block[limit - 1] == '\r' ? State.AFTER_CR : State.TEXT;
      return limit;
    }
    if (lf > start && block[lf - 1] == '\r') {
      state = State.LINE_START;
    }
    return lf + 1;
  }
}
