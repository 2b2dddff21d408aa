package io.postern.inspect.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text in which {@code *} stands for any characters, none included, and {@code ?} for one. It is
 * meant for a whole text, in any case, and for all its compatibility forms (NFKC): {@code *.exe} is
 * {@code A.EXE} and also a full-width {@code ａ．ｅｘｅ}. Characters that cannot be seen do not count.
 *
 * <p>To match takes time in proportion to the length of the text, for a mask at most as many steps
 * as it has characters for each character of the text: stars do not multiply.
 */
public final class Mask {
  /** Enough for the longest address, and it bounds what a text can cost. */
  public static final int MAX_LENGTH = 400;

  private static final Mask ANY = new Mask("*", "*");

  private final String text;
  private final String pattern;

  private Mask(String text, String pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads one mask; blanks around it do not count.
   *
   * @throws IllegalArgumentException when it is empty, longer than 400 characters, or has a
   *     character that cannot be seen
   */
  public static Mask of(String text) {
    String mask = text.strip();
    if (mask.isEmpty()) {
      throw new IllegalArgumentException(
          "a mask is empty; expected a text such as \"*.exe\", in which * may stand for any part");
    }
    if (mask.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a mask has " + mask.length() + " characters; expected at most " + MAX_LENGTH);
    }
    if (Folded.hidesSomething(mask)) {
      throw new IllegalArgumentException(
          "the mask "
              + Wording.quoted(mask)
              + " has a character that cannot be seen; expected visible ones, * and ?");
    }
    String pattern = withoutRepeatedStars(Folded.of(mask));
    return pattern.equals("*") ? ANY : new Mask(mask, pattern);
  }

  /**
   * Reads masks with semicolons between them, {@code *.exe; *.bat}; a semicolon at the end does not
   * count.
   *
   * @return at least one
   * @throws IllegalArgumentException when one is none, as {@link #of} says
   */
  public static List<Mask> list(String text) {
    String masks = text.strip();
    String inner = masks.endsWith(";") ? masks.substring(0, masks.length() - 1) : masks;
    return Arrays.stream(inner.split(";", -1)).map(Mask::of).toList();
  }

  private static String withoutRepeatedStars(String pattern) {
    StringBuilder single = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '*' || i == 0 || pattern.charAt(i - 1) != '*') {
        single.append(c);
      }
    }
    return single.toString();
  }

  /** A copy of the masks of a condition, of which there must be one. */
  static List<Mask> some(List<Mask> masks) {
    if (masks.isEmpty()) {
      throw new IllegalArgumentException("no mask is there; expected at least one");
    }
    return List.copyOf(masks);
  }

  /** The first of the masks that is meant for a text. */
  static Optional<Mask> first(List<Mask> masks, String text) {
    return firstFor(masks, Folded.of(text));
  }

  /**
   * As {@link #first}.
   *
   * @param folded as {@link Folded} makes it
   */
  static Optional<Mask> firstFor(List<Mask> masks, String folded) {
    for (Mask mask : masks) {
      if (mask.isFor(folded)) {
        return Optional.of(mask);
      }
    }
    return Optional.empty();
  }

  /** Whether the whole text is as the mask says. */
  public boolean matches(String text) {
    return isFor(Folded.of(text));
  }

  /** What follows a star is looked for from left to right; only the last star moves on. */
  private boolean isFor(String folded) {
    int at = 0;
    int next = 0;
    int star = -1;
    int resume = 0;
    while (at < folded.length()) {
      char wanted = next < pattern.length() ? pattern.charAt(next) : '\0';
      if (wanted == '*') {
        star = next++;
        resume = at;
        if (next == pattern.length()) {
          return true;
        }
      } else if (wanted == '?') {
        next++;
        at += width(folded, at);
      } else if (next < pattern.length() && wanted == folded.charAt(at)) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        resume = resumed(folded, resume + width(folded, resume), pattern.charAt(next));
        at = resume;
      } else {
        return false;
      }
    }
    return next == pattern.length() || (next == pattern.length() - 1 && isStar(next));
  }

  /** Where what follows a star can begin; at the end if nowhere. */
  private static int resumed(String folded, int from, char wanted) {
    if (wanted == '?' || wanted == '*') {
      return from;
    }
    int found = folded.indexOf(wanted, from);
    return found < 0 ? folded.length() : found;
  }

  private boolean isStar(int at) {
    return pattern.charAt(at) == '*';
  }

  private static int width(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? Character.charCount(text.codePointAt(at))
        : 1;
  }

  /** Masks are equal when they are meant for the same texts. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Mask mask && pattern.equals(mask.pattern);
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
