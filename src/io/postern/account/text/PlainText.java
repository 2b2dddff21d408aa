package io.postern.account.text;

/**
 * Any text on one line.
 *
 * @param noun what it is
 * @param max characters allowed
 */
public record PlainText(String noun, int max) implements ValueType<String> {
  @Override
  public String expected() {
    return noun + " on one line, at most " + max + " characters";
  }

  @Override
  public Parsed<String> parse(String text) {
    boolean fits =
        text.length() <= max
            && !text.isBlank()
            && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t');
    return fits ? new Parsed.Good<>(text) : not(text);
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }
}
