package io.postern.rewrite;

import java.util.Arrays;

/**
 * What remains of a text when nothing is left that mail programs change when they quote: no blanks
 * and line ends, no marks of quotation, accents and typographic signs as ASCII.
 */
final class Likeness {
  /** The longest that {@link Ascii} writes for a character. */
  private static final int MAX_EACH = 8;

  private Likeness() {}

  /** The likeness of plain text. */
  static String ofText(String text) {
    char[] kept = new char[text.length() + MAX_EACH];
    int n = 0;
    boolean lineBegins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lineBegins = true;
      } else if (c > ' ' && c < 0x7f) {
        if (c != '>' || !lineBegins) {
          kept[n++] = c;
          lineBegins = false;
        }
      } else if (c > 0x7f) {
        n = other(c, kept, n);
        lineBegins = false;
      }
      if (n + MAX_EACH > kept.length) {
        kept = Arrays.copyOf(kept, kept.length + kept.length / 2 + MAX_EACH);
      }
    }
    return new String(kept, 0, n);
  }

  private static int other(char c, char[] kept, int n) {
    String ascii = Ascii.of(c);
    if (ascii == null) {
      kept[n] = c;
      return n + 1;
    }
    int length = ascii.equals(" ") ? 0 : ascii.length();
    ascii.getChars(0, length, kept, n);
    return n + length;
  }

  /** The likeness of what an HTML text says, without its elements. */
  static String ofHtml(String html) {
    return ofText(HtmlText.of(html));
  }
}
