package io.postern.inspect.spam;

import io.postern.mail.Address;
import java.util.Locale;

/**
 * Senders by a pattern in which {@code *} stands for any characters, case ignored (F155), for
 * example {@code *@partner.example} or {@code news*@shop.example}; a domain alone stands for all
 * its addresses.
 */
public final class SenderPattern {
  private final String text;
  private final String pattern;

  private SenderPattern(String text, String pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException when it is empty, has blanks or more than one at sign, or
   *     stands for everybody
   */
  public static SenderPattern of(String text) {
    String pattern = text.indexOf('@') < 0 ? "*@" + text : text;
    boolean onlyStars = pattern.chars().allMatch(c -> c == '*' || c == '@' || c == '.');
    boolean oneWord = text.chars().allMatch(c -> c > ' ' && c != 0x7f);
    if (onlyStars
        || !oneWord
        || text.length() > 320
        || pattern.indexOf('@') != pattern.lastIndexOf('@')) {
      throw new IllegalArgumentException(
          "\"" + text + "\" should be an address or a domain, in which * may stand for a part");
    }
    return new SenderPattern(text, pattern.toLowerCase(Locale.ROOT));
  }

  /** Whether an address is meant. */
  public boolean matches(Address address) {
    String value = address.toString().toLowerCase(Locale.ROOT);
    int at = 0;
    int next = 0;
    int star = -1;
    int resume = 0;
    while (at < value.length()) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        star = next++;
        resume = at;
      } else if (next < pattern.length() && pattern.charAt(next) == value.charAt(at)) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (next < pattern.length() && pattern.charAt(next) == '*') {
      next++;
    }
    return next == pattern.length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SenderPattern sender && pattern.equals(sender.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** As the administrator wrote it. */
  @Override
  public String toString() {
    return text;
  }
}
