package io.postern.inspect.rules.file;

/**
 * Something that is allowed and probably not meant.
 *
 * @param line where the rule begins, from 1; 0 when it is made from a setting
 * @param rule its name
 * @param text a sentence; one line without control characters
 */
public record Hint(int line, String rule, String text) {

  /** For example {@code line 12, rule "no programs": its mask ...}. */
  @Override
  public String toString() {
    return (line > 0 ? "line " + line + ", " : "") + "rule \"" + rule + "\": " + text;
  }
}
