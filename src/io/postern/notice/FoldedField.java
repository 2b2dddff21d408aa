package io.postern.notice;

/** Writes a header field on lines of lawful length (RFC 5322 sections 2.1.1 and 2.2.3). */
final class FoldedField {
  private static final int WANTED = 76;

  private FoldedField() {}

  /**
   * The field, folded before blanks; words that are too long stay whole. No line consists of blanks
   * alone, which some readers would take for the end of the header.
   *
   * @param value one line without control characters, no blanks at its ends
   * @return without the last line end
   */
  static String of(String name, String value) {
    String line = name + ": " + value;
    StringBuilder folded = new StringBuilder(line.length() + 8);
    int start = 0;
    int fold = nextFold(line, name.length() + 2);
    while (fold > 0) {
      int next = nextFold(line, fold + 1);
      int end = next > 0 ? next : line.length();
      if (end - start > WANTED) {
        folded.append(line, start, fold).append("\r\n");
        start = fold;
      }
      fold = next;
    }
    return folded.append(line, start, line.length()).toString();
  }

  /** The next blank with a word right behind it, or -1. */
  private static int nextFold(String line, int from) {
    int at = line.indexOf(' ', from);
    while (at >= 0 && line.charAt(at + 1) == ' ') {
      at++;
    }
    return at;
  }
}
