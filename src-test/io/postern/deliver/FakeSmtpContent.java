package io.postern.deliver;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntPredicate;

/** How a {@link FakeSmtp} reads content: by the standard, or as a careless server does. */
final class FakeSmtpContent {
  private FakeSmtpContent() {}

  /**
   * Reads up to CR LF dot CR LF, and nothing else ends it.
   *
   * @param enough whether to stop after so many octets
   * @return the octets as sent without the last dot and line end; null when told to stop
   */
  static byte[] strict(InputStream in, IntPredicate enough) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    // the line end of DATA itself counts as the one before the content
    int matched = 2;
    byte[] end = {'\r', '\n', '.', '\r', '\n'};
    while (matched < end.length) {
      if (enough.test(raw.size())) {
        return null;
      }
      int octet = next(in);
      raw.write(octet);
      matched = octet == end[matched] ? matched + 1 : octet == '\r' ? 1 : 0;
    }
    byte[] all = raw.toByteArray();
    return java.util.Arrays.copyOf(all, all.length - 3);
  }

  /** Drops NUL, takes CR, LF and CR LF for line ends, and a line of one dot for the end. */
  static byte[] lenient(InputStream in) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    StringBuilder line = new StringBuilder();
    while (true) {
      int octet = next(in);
      if (octet == '\r' || octet == '\n') {
        if (octet == '\r') {
          skipLineFeed(in);
        }
        if (line.toString().equals(".")) {
          return raw.toByteArray();
        }
        raw.write(line.append("\r\n").toString().getBytes(FakeSmtpSession.OCTETS));
        line.setLength(0);
      } else if (octet != 0) {
        line.append((char) octet);
      }
    }
  }

  private static void skipLineFeed(InputStream in) throws IOException {
    in.mark(1);
    if (in.read() != '\n') {
      in.reset();
    }
  }

  private static int next(InputStream in) throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }

  /** Takes one dot from each line that begins with one. */
  static byte[] unstuffed(byte[] raw) {
    String text = new String(raw, FakeSmtpSession.OCTETS);
    String inner = ("\r\n" + text).replace("\r\n.", "\r\n");
    return inner.substring(2).getBytes(FakeSmtpSession.OCTETS);
  }
}
