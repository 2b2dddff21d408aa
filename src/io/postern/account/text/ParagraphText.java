package io.postern.account.text;

/**
 * A text of any number of lines; they end with LF in what is read.
 *
 * @param noun what it is, for example "a text"
 */
public record ParagraphText(String noun) implements ValueType<String> {
  static final int MAX = 20_000;

  @Override
  public String expected() {
    return noun + " of one or several lines, at most " + MAX + " characters";
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
    return lines(text, "");
  }

  /**
   * Reads a text from somewhere else.
   *
   * @param from where it comes from, followed by a blank; empty for the settings
   */
  Parsed<String> lines(String text, String from) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing() + "\n";
    if (lines.isBlank()) {
      return new Parsed.Bad<>(from + "holds no text");
    }
    if (lines.length() > MAX) {
      return new Parsed.Bad<>(from + "is longer than " + MAX + " characters");
    }
    return lines.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
        ? new Parsed.Bad<>(from + "holds control characters")
        : new Parsed.Good<>(lines);
  }
}
