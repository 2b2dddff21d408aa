package io.postern.deliver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Makes what a server said fit for a log line, a journal line and a notice. */
final class OneLine {
  private static final int MAX_LENGTH = 300;

  private OneLine() {}

  /**
   * Cleans a text that came over the wire.
   *
   * @param octets one character per octet, as they came over the wire
   * @return UTF-8 decoded where it is UTF-8, without control and direction characters, at most 300
   *     characters
   */
  static String ofOctets(String octets) {
    return ofOctets(octets, MAX_LENGTH);
  }

  /** As {@link #ofOctets(String)}, of at most so many characters. */
  static String ofOctets(String octets, int max) {
    return isPlain(octets, max) ? octets.strip() : of(utf8(octets), max);
  }

  /**
   * Cleans a text of our own that may quote a server.
   *
   * @param text of an exception, for example, which may hold a server's words; may be null
   * @return one line of at most 300 characters without control and direction characters
   */
  static String of(String text) {
    return of(text, MAX_LENGTH);
  }

  /** As {@link #of(String)}, of at most so many characters. */
  static String of(String text, int max) {
    if (text == null) {
      return "";
    }
    if (isPlain(text, max)) {
      return text.strip();
    }
    StringBuilder line = new StringBuilder(Math.min(text.length(), max));
    for (int i = 0; i < text.length() && line.length() < max; i++) {
      char c = text.charAt(i);
      line.append(isHarmless(c) ? c : ' ');
    }
    if (line.length() > 0 && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
      line.setLength(line.length() - 1);
    }
    return line.toString().strip();
  }

  private static boolean isPlain(String text, int max) {
    if (text.length() > max) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHarmless(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String utf8(String octets) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return octets;
    }
  }
}
