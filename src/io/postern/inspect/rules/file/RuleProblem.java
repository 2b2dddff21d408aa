package io.postern.inspect.rules.file;

/**
 * Something in a rules file that an administrator must correct.
 *
 * @param file name of the file
 * @param line counted from 1; 0 when it is about the whole file
 * @param key full name of the key, for example {@code rules[2].intercept.attachment}; items are
 *     counted from 0; may be empty
 * @param wrong what is wrong, with the value; one line without control characters
 * @param advice what was expected, or what was probably meant; may be empty
 */
public record RuleProblem(String file, int line, String key, String wrong, String advice) {

  /**
   * On one line, for example {@code rules.yaml:4: rules[0].intercept.attachmnt: unknown key; did
   * you mean attachment?}.
   */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (key.isEmpty() ? "" : key + ": ")
        + wrong
        + (advice.isEmpty() ? "" : "; " + advice);
  }
}
