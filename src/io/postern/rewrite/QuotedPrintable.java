package io.postern.rewrite;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Quoted-printable (RFC 2045 section 6.7); what is not valid stands for itself. */
final class QuotedPrintable implements Coding {
  /** With the equals sign of a soft line break. */
  private static final int MAX_LINE = 76;

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  @Override
  public Optional<byte[]> decode(byte[] raw) {
    byte[] decoded = new byte[raw.length];
    int n = 0;
    int at = 0;
    while (at < raw.length) {
      int soft = softBreak(raw, at);
      if (soft > 0) {
        at += soft;
      } else {
        boolean quoted = isQuoted(raw, at);
        decoded[n++] = quoted ? (byte) (hex(raw[at + 1]) << 4 | hex(raw[at + 2])) : raw[at];
        at += quoted ? 3 : 1;
      }
    }
    return Optional.of(Arrays.copyOf(decoded, n));
  }

  /** The length of a soft line break, or of the equals sign at the end that is half of one. */
  private static int softBreak(byte[] raw, int at) {
    if (raw[at] != '=') {
      return 0;
    }
    int i = at + 1;
    while (i < raw.length && (raw[i] == ' ' || raw[i] == '\t')) {
      i++;
    }
    if (i == raw.length) {
      return i - at;
    }
    i += raw[i] == '\r' ? 1 : 0;
    return i < raw.length && raw[i] == '\n' ? i + 1 - at : 0;
  }

  private static boolean isQuoted(byte[] raw, int at) {
    return raw[at] == '=' && at + 2 < raw.length && hex(raw[at + 1]) >= 0 && hex(raw[at + 2]) >= 0;
  }

  /** The value of a hexadecimal digit, of either case; -1 for anything else. */
  private static int hex(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  @Override
  public Edits.Edit insert(byte[] raw, int position, byte[] piece, byte[] lineEnd) {
    int at = rawIndex(raw, position);
    ByteArrayOutputStream out = new ByteArrayOutputStream(piece.length * 2);
    boolean lineBegins = at == 0 || raw[at - 1] == '\n';
    if (at == raw.length && endsWithHalfBreak(raw)) {
      out.writeBytes(lineEnd);
    } else if (!lineBegins && raw[at - 1] == '=') {
      // an equals sign that stood for itself, against the rules, would become a soft break
      out.writeBytes(new byte[] {'3', 'D', '='});
      out.writeBytes(lineEnd);
    } else if (!lineBegins && (raw[at - 1] <= ' ' || piece[0] != lineEnd[0])) {
      // a blank must not end a line, and a text that goes on needs room
      out.write('=');
      out.writeBytes(lineEnd);
    }
    boolean lineEnds = encode(piece, lineEnd, out);
    if (!lineEnds && at < raw.length) {
      out.write('=');
      out.writeBytes(lineEnd);
    }
    return new Edits.Edit(at, at, out.toByteArray());
  }

  /** A soft break whose line end belongs to the delimiter behind the part. */
  private static boolean endsWithHalfBreak(byte[] raw) {
    int at = raw.length - 1;
    while (at >= 0 && (raw[at] == ' ' || raw[at] == '\t')) {
      at--;
    }
    return at >= 0 && raw[at] == '=';
  }

  /** Where the octet begins that decodes to the one at a position. */
  private static int rawIndex(byte[] raw, int position) {
    int at = 0;
    int n = 0;
    while (at < raw.length) {
      int soft = softBreak(raw, at);
      if (soft == 0 && n++ == position) {
        return at;
      }
      at += soft > 0 ? soft : isQuoted(raw, at) ? 3 : 1;
    }
    return raw.length;
  }

  /** Encodes from the beginning of a line; returns whether it ended with a line end. */
  private static boolean encode(byte[] piece, byte[] lineEnd, ByteArrayOutputStream out) {
    int column = 0;
    for (int i = 0; i < piece.length; i++) {
      byte c = piece[i];
      boolean last = i + 1 == piece.length || piece[i + 1] == '\r' || piece[i + 1] == '\n';
      if (c == '\n') {
        out.writeBytes(lineEnd);
        column = 0;
      } else if (c != '\r') {
        boolean plain = (c > ' ' && c < 0x7f && c != '=') || (c == ' ' && !last);
        int width = plain ? 1 : 3;
        if (column + width > (last ? MAX_LINE : MAX_LINE - 1)) {
          out.write('=');
          out.writeBytes(lineEnd);
          column = 0;
        }
        write(c, plain, out);
        column += width;
      }
    }
    return column == 0;
  }

  private static void write(byte c, boolean plain, ByteArrayOutputStream out) {
    if (plain) {
      out.write(c);
      return;
    }
    out.write('=');
    out.write(HEX[(c & 0xff) >> 4]);
    out.write(HEX[c & 0xf]);
  }
}
