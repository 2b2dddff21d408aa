package io.postern.inspect.scanner;

import io.postern.mail.OneLine;

/** Makes what a scanner said fit for journal, log and notices: one line, visible, short. */
public final class ScannerText {
  private static final int MAX_TEXT = 300;
  private static final int MAX_NAME = 120;

  private ScannerText() {}

  /** A sentence: at most 300 characters. */
  public static String clean(String text) {
    return OneLine.squeezed(text, MAX_TEXT);
  }

  /** The name of a virus, or of a file: at most 120 characters, {@code unnamed} if none is left. */
  public static String name(String text) {
    String name = OneLine.squeezed(text, MAX_NAME);
    return name.isEmpty() ? "unnamed" : name;
  }

  /** Why something failed: what the exception says, or its kind where it says nothing. */
  public static String reason(Exception failed) {
    String said = clean(failed.getMessage());
    return said.isEmpty() ? failed.getClass().getSimpleName() : said;
  }
}
