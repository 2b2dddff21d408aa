package io.postern.route;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the value of an envelope header the keyword or the address of a recipient stands (F59):
 * {@code {KW}} or {@code {Addr}} once, {@code *} for any characters, everything else for itself,
 * case ignored. {@code *-{KW}@*} finds the keyword between a hyphen and the at sign.
 */
public final class Mask {
  private static final int MAX_LENGTH = 200;
  private static final int MAX_STARS = 8;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

  /** What the mask looks for, and so the strategy that it chooses (F60). */
  public enum Subject {
    /** A recipient's keywords. */
    KEYWORD,
    /** A recipient's address and other addresses. */
    ADDRESS
  }

  private final String text;
  private final String before;
  private final Subject subject;
  private final String after;

  private Mask(String text, String before, Subject subject, String after) {
    this.text = text;
    this.before = before;
    this.subject = subject;
    this.after = after;
  }

  /**
   * Reads a mask.
   *
   * @throws IllegalArgumentException saying what is wrong and what was expected
   */
  public static Mask of(String text) {
    String trimmed = text == null ? "" : text.trim();
    if (trimmed.length() > MAX_LENGTH
        || trimmed.chars().filter(c -> c == '*').count() > MAX_STARS) {
      throw new IllegalArgumentException(
          "a mask has at most " + MAX_LENGTH + " characters and " + MAX_STARS + " *");
    }
    Matcher placeholder = PLACEHOLDER.matcher(trimmed);
    if (!placeholder.find()) {
      throw refused(trimmed, "names neither {KW} nor {Addr}");
    }
    String before = trimmed.substring(0, placeholder.start());
    String after = trimmed.substring(placeholder.end());
    if ((before + after).matches(".*[{}].*")) {
      throw refused(trimmed, "has a brace too many");
    }
    return new Mask(trimmed, before, subject(trimmed, placeholder.group(1)), after);
  }

  private static Subject subject(String mask, String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "kw" -> Subject.KEYWORD;
      case "addr" -> Subject.ADDRESS;
      default -> throw refused(mask, "has the unknown placeholder {" + name + "}");
    };
  }

  private static IllegalArgumentException refused(String mask, String reason) {
    return new IllegalArgumentException(
        "mask \""
            + mask
            + "\" "
            + reason
            + "; expected {KW} or {Addr} once, with any text and * around it, such as *-{KW}@*");
  }

  /** Whether it looks for keywords or for addresses. */
  public Subject subject() {
    return subject;
  }

  /** Whether it is nothing but the placeholder. */
  boolean isBare() {
    return before.isEmpty() && after.isEmpty();
  }

  /**
   * The shape of a value that means somebody.
   *
   * @param meant a keyword or an address, in which {@code *} stands for any characters
   */
  Glob with(String meant) {
    return Glob.of(before + meant + after);
  }

  /**
   * Whether a value is of this shape with this keyword or address in it.
   *
   * @param value of the header field
   * @param meant a keyword or an address, in which {@code *} stands for any characters
   */
  public boolean matches(String value, String meant) {
    return with(meant).matches(value.toLowerCase(Locale.ROOT));
  }

  /** As written. */
  @Override
  public String toString() {
    return text;
  }
}
