package io.postern.sessionlog;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that mail programs leave as they are (F122): none is long enough to be broken, and each is
 * broken here where a person would do it. The rest of a broken line is set in.
 */
final class FixedLines {
  /** Characters of a line; two blanks may yet come before it. */
  static final int WIDTH = 74;

  private static final String INDENT = " ".repeat(10);

  private FixedLines() {}

  /** One line or several, in order. */
  static List<String> of(String line) {
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (rest.length() > WIDTH) {
      int cut = cut(rest);
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = INDENT + rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** Behind the last blank that leaves something worth a line; else within a word. */
  private static int cut(String line) {
    int blank = line.lastIndexOf(' ', WIDTH);
    if (blank > WIDTH / 2) {
      return blank;
    }
    return Character.isHighSurrogate(line.charAt(WIDTH - 1)) ? WIDTH - 1 : WIDTH;
  }
}
