package io.postern.inspect.scanner;

/** Makes what a scanner said fit for journal, log and notices: one line, visible, short. */
public final class ScannerText {
  private static final int MAX_TEXT = 300;
  private static final int MAX_NAME = 120;

  private ScannerText() {}

  /** A sentence: at most 300 characters. */
  public static String clean(String text) {
    return clean(text, MAX_TEXT);
  }

  /** The name of a virus, or of a file: at most 120 characters, {@code unnamed} if none is left. */
  public static String name(String text) {
    String name = clean(text, MAX_NAME);
    return name.isEmpty() ? "unnamed" : name;
  }

  /** Why something failed: what the exception says, or its kind where it says nothing. */
  public static String reason(Exception failed) {
    String said = failed.getMessage() == null ? "" : clean(failed.getMessage());
    return said.isEmpty() ? failed.getClass().getSimpleName() : said;
  }

  private static String clean(String text, int max) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), max));
    for (int i = 0; i < text.length() && line.length() < max; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isVisible(c)) {
        line.appendCodePoint(c);
      } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
