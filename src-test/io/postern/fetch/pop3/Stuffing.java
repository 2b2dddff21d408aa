package io.postern.fetch.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The sending side of a multi-line answer (RFC 1939 section 3), written for the tests alone. */
final class Stuffing {
  private Stuffing() {}

  /** A dot more at the head and behind each CR LF that a dot follows. */
  static byte[] stuffed(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 64);
    int from = 0;
    for (int i = 0; i < content.length; i++) {
      boolean head = i == 0 || i > 1 && content[i - 1] == '\n' && content[i - 2] == '\r';
      if (content[i] == '.' && head) {
        out.write(content, from, i - from);
        out.write('.');
        from = i;
      }
    }
    out.write(content, from, content.length - from);
    return out.toByteArray();
  }

  /** The end marker, with the line end before it that the content may lack. */
  static byte[] end(byte[] content) {
    int n = content.length;
    boolean complete = n == 0 || n > 1 && content[n - 1] == '\n' && content[n - 2] == '\r';
    return (complete ? ".\r\n" : "\r\n.\r\n").getBytes(ISO_8859_1);
  }

  /** The header, the empty line and some lines of the body. */
  static byte[] top(byte[] content, int lines) {
    String text = new String(content, ISO_8859_1);
    int at = text.indexOf("\r\n\r\n");
    int end = at < 0 ? text.length() : at + 4;
    for (int i = 0; i < lines && end < text.length(); i++) {
      int next = text.indexOf("\r\n", end);
      end = next < 0 ? text.length() : next + 2;
    }
    return Arrays.copyOf(content, end);
  }
}
