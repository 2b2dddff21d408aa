package io.postern.inspect.rules;

import io.postern.mail.OneLine;
import java.util.List;

/** Puts what strangers and administrators wrote into sentences for people. */
final class Wording {
  /** Of a whole sentence, what stands before and behind it not counted. */
  static final int MAX_SENTENCE = 300;

  private static final int MAX_QUOTED = 80;

  private Wording() {}

  /** A text in quotes, on one line, shortened. */
  static String quoted(String text) {
    return '"' + OneLine.abridged(text, MAX_QUOTED) + '"';
  }

  /** A sentence of a bounded length. */
  static String bounded(String sentence) {
    return OneLine.abridged(sentence, MAX_SENTENCE);
  }

  /** {@code "*.exe"}, or {@code any of "*.exe" and 12 others}. */
  static String masks(List<Mask> masks) {
    String first = quoted(masks.get(0).toString());
    return masks.size() == 1
        ? first
        : "any of " + first + " and " + count(masks.size() - 1, "other");
  }

  /** {@code 1 other}, {@code 2 others}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
