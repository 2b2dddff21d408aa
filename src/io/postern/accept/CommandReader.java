package io.postern.accept;

import io.postern.accept.CommandLine.Flaw;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads command lines: they end with CR LF, and nothing else in them looks like an end. */
final class CommandReader {
  /** The longest line there is: a response in an AUTH dialogue (RFC 4954 section 4). */
  static final int MAX_LINE = 12_288;

  private final Input in;

  CommandReader(Input in) {
    this.in = in;
  }

  /**
   * The next line, however it is flawed; what is left in the input begins with the line behind it.
   *
   * @throws java.io.EOFException when the client sends no more; what it had begun does not count
   */
  CommandLine next() throws IOException {
    int scanned = 0;
    while (true) {
      int lf = lineFeed(in.position() + scanned);
      if (lf < in.limit()) {
        return take(lf);
      }
      scanned = in.limit() - in.position();
      if (scanned > MAX_LINE) {
        return drain();
      }
      in.more();
    }
  }

  private int lineFeed(int from) {
    byte[] buffer = in.buffer();
    int i = from;
    while (i < in.limit() && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private CommandLine take(int lf) {
    byte[] buffer = in.buffer();
    int start = in.position();
    in.consume(lf + 1 - start);
    if (lf == start || buffer[lf - 1] != '\r') {
      skipFlight();
      return CommandLine.flawed(Flaw.STRAY);
    }
    int end = lf - 1;
    if (end - start > MAX_LINE) {
      return CommandLine.flawed(Flaw.TOO_LONG);
    }
    int seen = 0;
    for (int i = start; i < end; i++) {
      if (buffer[i] == '\r' || buffer[i] == 0) {
        return CommandLine.flawed(Flaw.STRAY);
      }
      seen |= buffer[i];
    }
    return seen >= 0
        ? new CommandLine(
            new String(buffer, start, end - start, StandardCharsets.ISO_8859_1), Flaw.NONE)
        : utf8(buffer, start, end);
  }

  private static CommandLine utf8(byte[] buffer, int start, int end) {
    try {
      ByteBuffer octets = ByteBuffer.wrap(buffer, start, end - start);
      return new CommandLine(
          StandardCharsets.UTF_8.newDecoder().decode(octets).toString(), Flaw.NONE);
    } catch (CharacterCodingException notUtf8) {
      return CommandLine.flawed(Flaw.NOT_UTF8);
    }
  }

  /**
   * What came in one piece with a bare LF, up to the next proper line end, is not executed: it may
   * stand in an address that somebody made a client use.
   */
  private void skipFlight() {
    byte[] buffer = in.buffer();
    while (in.hasBuffered()) {
      int lf = Math.min(lineFeed(in.position()), in.limit() - 1);
      boolean proper = lf > in.position() && buffer[lf] == '\n' && buffer[lf - 1] == '\r';
      in.consume(lf + 1 - in.position());
      if (proper) {
        return;
      }
    }
  }

  private CommandLine drain() throws IOException {
    while (true) {
      int lf = lineFeed(in.position());
      boolean complete = lf < in.limit();
      in.consume((complete ? lf + 1 : lf) - in.position());
      if (complete) {
        return CommandLine.flawed(Flaw.TOO_LONG);
      }
      in.more();
    }
  }
}
