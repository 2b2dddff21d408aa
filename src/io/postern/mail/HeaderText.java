package io.postern.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Makes header values readable for people; never for deciding what is sent where. */
public final class HeaderText {
  private static final int MAX_LENGTH = 2_000;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  private HeaderText() {}

  /**
   * Decodes encoded words (RFC 2047) and raw UTF-8; what cannot be decoded stays as it is. Control
   * characters become blanks, so that the result is one line.
   *
   * @param value one character per octet, as {@link Header} gives it
   * @return at most 2,000 characters
   */
  public static String decode(String value) {
    String shortened = value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) : value;
    if (isPlain(shortened)) {
      return shortened.strip();
    }
    String text = utf8(shortened);
    if (!text.contains("=?")) {
      return oneLine(text);
    }
    try {
      text = DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
    } catch (RuntimeException undecodable) {
      // the words of a stranger: whatever is wrong with them, the raw text is the answer
      return oneLine(text);
    }
    return oneLine(text);
  }

  /** Whether there is nothing to decode, as in most header fields. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean encodedWord = c == '=' && text.startsWith("=?", i);
      if (c < ' ' || c > '~' || encodedWord) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads octets as UTF-8 (RFC 6532) when they are that, and leaves them as they are otherwise.
   *
   * @param octets one character per octet, as {@link Header} gives a value
   */
  public static String utf8(String octets) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return octets;
    }
  }

  private static String oneLine(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
  }
}
