package io.postern.account.text;

import io.postern.advice.Quoted;

/**
 * What a subject begins with. It is taken with the blanks around it, for "Not read: " and "Not read
 * on time" are different things.
 */
public record SubjectPrefixText() implements ValueType<String> {
  /** F98: anything shorter would drop mail by accident. */
  private static final int MIN = 4;

  private static final int MAX = 200;

  @Override
  public String noun() {
    return "the beginning of a subject";
  }

  @Override
  public String expected() {
    return "the beginning of a subject, "
        + MIN
        + " to "
        + MAX
        + " characters, such as \"Not read: \"";
  }

  @Override
  public boolean isVerbatim() {
    return true;
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<String> parse(String text) {
    if (text.strip().length() < MIN) {
      return new Parsed.Bad<>(Quoted.text(text) + " is too short");
    }
    boolean good = text.length() <= MAX && text.chars().noneMatch(Character::isISOControl);
    return good ? new Parsed.Good<>(text) : not(text);
  }
}
