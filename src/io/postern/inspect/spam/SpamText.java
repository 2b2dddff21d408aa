package io.postern.inspect.spam;

/** The sentence about a score. */
final class SpamText {
  private SpamText() {}

  static String of(String inspector, double score, double required) {
    return inspector
        + (score >= required ? " takes it for spam" : " does not take it for spam")
        + ": score "
        + Score.text(score)
        + ", spam from "
        + Score.text(required)
        + " on";
  }
}
