package io.postern.accept;

import java.io.IOException;
import java.util.Optional;

/**
 * One BDAT command (RFC 3030 section 2).
 *
 * @param octets that follow it, exactly
 * @param last whether they are the last of the mail
 */
record Chunk(long octets, boolean last) {
  /** Nobody sends more; a number of that length is no overflow. */
  private static final int MAX_DIGITS = 15;

  /** Takes the octets. */
  interface Sink {
    void take(byte[] block, int from, int to);
  }

  /**
   * Reads the command's argument.
   *
   * @return empty when it is not a number of octets, or has something else behind it than LAST
   */
  static Optional<Chunk> parse(String argument) {
    int blank = argument.indexOf(' ');
    String number = blank < 0 ? argument : argument.substring(0, blank);
    String rest = blank < 0 ? "" : argument.substring(blank + 1).strip();
    boolean last = AsciiCase.upper(rest).equals("LAST");
    if (number.isEmpty() || number.length() > MAX_DIGITS || !(last || rest.isEmpty())) {
      return Optional.empty();
    }
    long octets = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c < '0' || c > '9') {
        return Optional.empty();
      }
      octets = octets * 10 + (c - '0');
    }
    return Optional.of(new Chunk(octets, last));
  }

  /**
   * Takes the octets of the chunk, and none more, from the input.
   *
   * @throws java.io.EOFException when the client sends fewer
   */
  void read(Connection connection, Sink sink) throws IOException {
    Input in = connection.in();
    long missing = octets;
    while (missing > 0) {
      if (!in.hasBuffered()) {
        connection.awaitContent();
      }
      int count = (int) Math.min(missing, in.limit() - in.position());
      sink.take(in.buffer(), in.position(), in.position() + count);
      in.consume(count);
      missing -= count;
    }
  }
}
