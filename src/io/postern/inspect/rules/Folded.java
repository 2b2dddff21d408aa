package io.postern.inspect.rules;

import java.text.Normalizer;

/**
 * Brings texts that people take for the same to one form: compatibility forms resolved (NFKC), in
 * one case whatever the language, without what cannot be seen. A text of small ASCII letters comes
 * back as it is.
 */
final class Folded {
  private Folded() {}

  static String of(String text) {
    int change = firstToChange(text);
    if (change == text.length()) {
      return text;
    }
    boolean ascii = text.chars().skip(change).allMatch(c -> c < 0x80);
    String form = ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(form.length());
    for (int i = 0; i < form.length(); ) {
      int c = form.codePointAt(i);
      i += Character.charCount(c);
      if (!isUnseen(c)) {
        folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
      }
    }
    String once = folded.toString();
    return ascii || Normalizer.isNormalized(once, Normalizer.Form.NFKC)
        ? once
        : Normalizer.normalize(once, Normalizer.Form.NFKC);
  }

  /** Whether there is a character that is not seen, or turns the direction of reading. */
  static boolean hidesSomething(String text) {
    return text.codePoints().anyMatch(Folded::isUnseen);
  }

  private static int firstToChange(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c >= 'A' && c <= 'Z')) {
        return i;
      }
    }
    return text.length();
  }

  private static boolean isUnseen(int c) {
    if (c >= 0xfe00 && c <= 0xfe0f) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> c != '\t';
      default -> false;
    };
  }
}
