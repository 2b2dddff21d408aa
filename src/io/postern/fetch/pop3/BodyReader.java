package io.postern.fetch.pop3;

import io.postern.mail.LineFeeds;
import io.postern.mail.LineScanner;
import io.postern.spool.SpoolWriter;
import io.postern.wire.WireInput;
import java.io.IOException;

/**
 * Reads one mail behind the {@code +OK} of RETR or TOP (RFC 1939 section 3): takes the stuffing out
 * and stops behind the end marker. Only a dot that follows CR LF is looked at, and only CR LF, dot,
 * CR LF is the end; a line feed alone does not make a line, whatever comes behind it. All else
 * passes as it is, in blocks as large as the wire gives them.
 */
final class BodyReader {
  private static final byte[] CR = {'\r'};

  /** What was read last; dots that may yet be stuffing or the end are not passed on. */
  private enum State {
    TEXT,
    AFTER_CR,
    LINE_START,
    AFTER_DOT,
    AFTER_DOT_CR,
    END
  }

  /** Waits until the input has octets again. */
  interface Refill {
    void fill() throws IOException;
  }

  private final WireInput in;
  private final SpoolWriter writer;
  private final LineScanner scanner = new LineScanner();
  private State state = State.LINE_START;
  private long size;
  private IOException writeFailure;

  BodyReader(WireInput in, SpoolWriter writer) {
    this.in = in;
    this.writer = writer;
  }

  /**
   * Reads up to the end marker and consumes it.
   *
   * @param maxOctets where to give up
   * @return false when there are more octets than that; the rest is still on the wire
   */
  boolean read(long maxOctets, Refill refill) throws IOException {
    while (state != State.END) {
      if (!in.hasBuffered()) {
        refill.fill();
      }
      readBuffered();
      if (size > maxOctets) {
        return false;
      }
    }
    end();
    return true;
  }

  /** How many octets of the mail were read so far. */
  long octets() {
    return size;
  }

  private void end() {
    if (writeFailure == null) {
      try {
        writer.end();
      } catch (IOException full) {
        writeFailure = full;
      }
    }
  }

  /** What came of it, once {@link #read} has returned true. */
  Retrieved result() {
    return writeFailure == null
        ? new Retrieved.Complete(size, scanner.facts())
        : new Retrieved.NotKept(writeFailure);
  }

  /** Passes on what is in the buffer, up to the end marker if it is there. */
  private void readBuffered() {
    byte[] block = in.buffer();
    int start = in.position();
    int limit = in.limit();
    int i = start;
    int from = start;
    while (i < limit && state != State.END) {
      if (state == State.TEXT) {
        i = nextLineStart(block, i, limit);
        continue;
      }
      State before = state;
      state = next(before, block[i]);
      if (state == State.AFTER_DOT) {
        pass(block, from, i);
      } else if (before == State.AFTER_DOT) {
        from = i;
      } else if (before == State.AFTER_DOT_CR && state != State.END && i == start) {
        pass(CR, 0, 1);
        from = i;
      }
      i++;
    }
    if (state != State.END && state != State.AFTER_DOT && state != State.AFTER_DOT_CR) {
      pass(block, from, limit);
    }
    in.consume(i - start);
  }

  private static State next(State state, byte octet) {
    if (state == State.AFTER_DOT_CR) {
      return octet == '\n' ? State.END : next(State.AFTER_CR, octet);
    }
    if (state == State.AFTER_CR && octet == '\n') {
      return State.LINE_START;
    }
    if (state == State.LINE_START && octet == '.') {
      return State.AFTER_DOT;
    }
    if (octet == '\r') {
      return state == State.AFTER_DOT ? State.AFTER_DOT_CR : State.AFTER_CR;
    }
    return State.TEXT;
  }

  /**
   * Walks from within a line to the next dot at the start of a line, or to the limit, and leaves
   * the state of that place behind. The octet before {@code from} is no CR.
   */
  private int nextLineStart(byte[] block, int from, int limit) {
    int i = from;
    while (true) {
      int lf = LineFeeds.next(block, i, limit);
      if (lf == limit) {
        state = block[limit - 1] == '\r' ? State.AFTER_CR : State.TEXT;
        return limit;
      }
      i = lf + 1;
      boolean lineEnd = lf > from && block[lf - 1] == '\r';
      if (i == limit || block[i] == '.') {
        state = lineEnd ? State.LINE_START : State.TEXT;
        if (i == limit || lineEnd) {
          return i;
        }
      }
    }
  }

  private void pass(byte[] block, int from, int to) {
    if (from == to) {
      return;
    }
    size += to - from;
    scanner.accept(block, from, to);
    if (writeFailure == null) {
      try {
        writer.write(block, from, to);
      } catch (IOException full) {
        writeFailure = full;
      }
    }
  }
}
