package io.postern.rewrite;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The character set of a part that ASCII can be put into.
 *
 * @param charset for reading; ISO-8859-1 when it is not known
 * @param asciiOnly whether nothing but ASCII is to be written
 */
record TextCharset(Charset charset, boolean asciiOnly) {
  private static final int MAX_NAME = 60;
  private static final Set<String> NOT_LIKE_ASCII =
      Set.of("utf-7", "unicode-1-1-utf-7", "utf-7-imap", "hz-gb-2312");

  /** All of ASCII that occurs in text. */
  private static final String ASCII = ascii();

  /**
   * The character set of a name.
   *
   * @return empty when ASCII looks different in it, as in UTF-16
   */
  static Optional<TextCharset> named(String name) {
    if (name.isEmpty()) {
      return Optional.of(new TextCharset(StandardCharsets.US_ASCII, true));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (NOT_LIKE_ASCII.contains(lower)) {
      return Optional.empty();
    }
    Optional<Charset> known = known(lower);
    if (known.isEmpty()) {
      return Optional.of(new TextCharset(StandardCharsets.ISO_8859_1, true));
    }
    Charset charset = known.get();
    boolean switches = lower.startsWith("iso-2022") || !charset.canEncode();
    boolean likeAscii =
        switches || ASCII.equals(new String(ASCII.getBytes(charset), StandardCharsets.US_ASCII));
    boolean asciiOnly = switches || charset.equals(StandardCharsets.US_ASCII);
    return likeAscii ? Optional.of(new TextCharset(charset, asciiOnly)) : Optional.empty();
  }

  private static Optional<Charset> known(String name) {
    try {
      return name.length() <= MAX_NAME && Charset.isSupported(name)
          ? Optional.of(Charset.forName(name))
          : Optional.empty();
    } catch (IllegalArgumentException notAName) {
      // what a stranger wrote is no name of a character set: it is not known
      return Optional.empty();
    }
  }

  private static String ascii() {
    StringBuilder ascii = new StringBuilder("\r\n\t");
    for (char c = ' '; c < 0x7f; c++) {
      ascii.append(c);
    }
    return ascii.toString();
  }

  /**
   * Text in this character set; characters that it lacks are replaced by the closest ASCII.
   *
   * @param sevenBit whether only ASCII can be written whatever the character set
   * @return empty when something has no replacement
   */
  Optional<byte[]> encode(String text, boolean sevenBit) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }
    boolean plain = sevenBit || asciiOnly;
    CharsetEncoder encoder = plain ? StandardCharsets.US_ASCII.newEncoder() : charset.newEncoder();
    StringBuilder fitting = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      String written = Character.toString(c);
      String fits = encoder.canEncode(written) ? written : Ascii.of(c);
      if (fits == null) {
        return Optional.empty();
      }
      fitting.append(fits);
    }
    return Optional.of(fitting.toString().getBytes(encoder.charset()));
  }
}
