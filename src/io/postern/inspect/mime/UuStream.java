package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Decodes a uuencoded file (POSIX uuencode, also its base64 kind) behind its {@code begin} line, up
 * to its {@code end} line, an empty line that has no file behind it, or the end of the text.
 */
final class UuStream extends Octets {
  private final Lines lines;
  private final Set<Defect> defects;
  private final boolean base64;
  private byte[] block = new byte[0];
  private int at;
  private boolean ended;

  UuStream(Lines lines, boolean base64, Set<Defect> defects) {
    this.lines = lines;
    this.base64 = base64;
    this.defects = defects;
  }

  /** A part that is one uuencoded file: what stands before the file is left out. */
  static InputStream file(InputStream raw, Set<Defect> defects) {
    Lines lines = new Lines(raw);
    return new Octets() {
      private UuStream file;

      @Override
      int block(byte[] into, int from, int length) throws IOException {
        while (file == null) {
          if (!lines.next()) {
            defects.add(Defect.BROKEN_UUENCODE);
            return -1;
          }
          if (lines.startsLine() && begins(lines.text())) {
            file = new UuStream(lines, lines.begins("begin-base64"), defects);
          }
        }
        return file.block(into, from, length);
      }
    };
  }

  /** Whether a line begins a file: {@code begin 644 name}. */
  static boolean begins(String line) {
    String rest = behindWord(line);
    int digits = 0;
    while (digits < rest.length() && rest.charAt(digits) >= '0' && rest.charAt(digits) <= '7') {
      digits++;
    }
    boolean mode = digits == 3 || digits == 4;
    return mode && rest.length() > digits && rest.charAt(digits) == ' ';
  }

  /** The name in a line that begins a file, a character per octet. */
  static String name(String line) {
    String rest = behindWord(line);
    return rest.substring(rest.indexOf(' ') + 1).strip();
  }

  private static String behindWord(String line) {
    String word = line.startsWith("begin-base64 ") ? "begin-base64 " : "begin ";
    return line.startsWith(word) ? line.substring(word.length()).stripLeading() : "";
  }

  @Override
  int block(byte[] into, int from, int length) throws IOException {
    while (at == block.length) {
      if (ended || !line()) {
        return -1;
      }
    }
    int n = Math.min(length, block.length - at);
    System.arraycopy(block, at, into, from, n);
    at += n;
    return n;
  }

  private boolean line() throws IOException {
    if (!lines.next()) {
      ended = true;
      defects.add(Defect.BROKEN_UUENCODE);
      return false;
    }
    String text = lines.text();
    at = 0;
    block = new byte[0];
    if (text.equals(base64 ? "====" : "end")) {
      ended = true;
      return false;
    }
    if (base64) {
      block = Base64Text.decode(text);
    } else if (!text.isEmpty()) {
      block = decode(text);
    }
    return true;
  }

  private byte[] decode(String text) {
    int count = (text.charAt(0) - ' ') & 63;
    boolean line = text.charAt(0) >= ' ' && text.charAt(0) <= '`' && lines.startsLine();
    if (!line || (count + 2) / 3 * 4 > text.length() + 3) {
      defects.add(Defect.BROKEN_UUENCODE);
    }
    if (!line) {
      return new byte[0];
    }
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      int group = 1 + i / 3 * 4 + i % 3;
      int shift = 2 * (i % 3 + 1);
      octets[i] = (byte) ((value(text, group) << shift) | (value(text, group + 1) >> (6 - shift)));
    }
    return octets;
  }

  private static int value(String text, int at) {
    return at < text.length() ? (text.charAt(at) - ' ') & 63 : 0;
  }
}
