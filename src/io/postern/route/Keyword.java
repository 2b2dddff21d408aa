package io.postern.route;

import java.util.Locale;

/**
 * A word that means a recipient when it stands in an address (F55). Case is ignored.
 *
 * <p>In To, Cc and the like it must stand in the part before the at sign, as a word: {@code sales}
 * is found in {@code sales@}, {@code web-sales@} and {@code Sales.de@}, not in {@code wholesales@}.
 * The name that people read beside an address is a sender's free choice and is not searched. With
 * an envelope header, the mask says exactly where it stands (F59).
 */
public final class Keyword {
  static final int MAX_LENGTH = 64;

  private final String text;

  private Keyword(String text) {
    this.text = text;
  }

  /**
   * Reads a keyword.
   *
   * @param text 1 to 64 characters
   * @throws IllegalArgumentException saying what is wrong
   */
  public static Keyword of(String text) {
    String trimmed = text == null ? "" : text.trim();
    if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a keyword must have 1 to " + MAX_LENGTH + " characters, not " + trimmed.length());
    }
    if (trimmed.chars().anyMatch(c -> c <= ' ' || c == 0x7f || "@*{}<>,;\"".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "keyword \""
              + trimmed
              + "\" must be a part of an address before its @, without blanks or any of @ * { } < > , ; \"");
    }
    if (!Character.isLetterOrDigit(trimmed.codePointAt(0))
        || !Character.isLetterOrDigit(trimmed.codePointBefore(trimmed.length()))) {
      throw new IllegalArgumentException(
          "keyword \"" + trimmed + "\" must begin and end with a letter or a digit");
    }
    return new Keyword(trimmed.toLowerCase(Locale.ROOT));
  }

  /** In lower case. */
  @Override
  public String toString() {
    return text;
  }
}
