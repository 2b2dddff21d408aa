package io.postern.accept;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Replies to a client, collected so that those to a pipelined batch leave in one write. Whatever
 * stands in a reply, it stays one line of printable ASCII.
 */
final class Replies {
  private static final int CAPACITY = 2 * 1024;
  private static final int MAX_LINE = 510;

  private final byte[] buffer = new byte[CAPACITY];
  private OutputStream out;
  private int count;
  private int errors;

  Replies(OutputStream out) {
    this.out = out;
  }

  /** Forgets what was not yet sent and writes elsewhere from now on. */
  void restart(OutputStream other) {
    out = other;
    count = 0;
  }

  /**
   * Adds a reply; 5yz is counted as an error.
   *
   * @param reply code, enhanced code and text
   */
  void say(String reply) throws IOException {
    if (reply.charAt(0) == '5') {
      errors++;
    }
    line(reply);
  }

  /**
   * Adds a reply of several lines (RFC 5321 section 4.2.1).
   *
   * @param code three digits
   * @param lines what stands behind them
   */
  void say(String code, List<String> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      line(code + (i == lines.size() - 1 ? ' ' : '-') + lines.get(i));
    }
  }

  private void line(String text) throws IOException {
    int length = Math.min(text.length(), MAX_LINE);
    if (length + 2 > CAPACITY - count) {
      flush();
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      buffer[count++] = (byte) (c < ' ' || c > '~' ? '?' : c);
    }
    buffer[count++] = '\r';
    buffer[count++] = '\n';
  }

  /** How often 5yz was said. */
  int errors() {
    return errors;
  }

  /** Sends what was collected, in one write. */
  void flush() throws IOException {
    if (count > 0) {
      int all = count;
      count = 0;
      out.write(buffer, 0, all);
      out.flush();
    }
  }
}
