package io.postern.account.text;

/**
 * A part of what a server says.
 *
 * @param min characters it must have at least, without the blanks around it
 * @param max characters allowed
 */
public record ReplyPartText(int min, int max) implements ValueType<String> {
  @Override
  public String noun() {
    return "a part of a reply";
  }

  @Override
  public String expected() {
    return "a part of a reply on one line, from %d to %d characters".formatted(min, max);
  }

  @Override
  public Parsed<String> parse(String text) {
    String part = text.strip();
    boolean fits =
        part.length() >= min
            && part.length() <= max
            && part.chars().noneMatch(Character::isISOControl);
    return fits ? new Parsed.Good<>(part) : not(text);
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }
}
