package io.postern.manage;

import io.postern.inspect.Finding;

/**
 * What an inspector says about a mail that is tried.
 *
 * @param inspector its name
 * @param word what it found, in a word
 * @param text what it found, in a sentence
 */
record TrialFinding(String inspector, String word, String text) {

  static TrialFinding of(Finding finding) {
    return new TrialFinding(finding.inspector(), word(finding), finding.text());
  }

  /** The word for a kind of finding; the same as rules use where they have one. */
  static String word(Finding finding) {
    if (finding instanceof Finding.Clean) {
      return "clean";
    }
    if (finding instanceof Finding.Infected) {
      return "infected";
    }
    if (finding instanceof Finding.Scored scored) {
      return scored.isSpam() ? "spam" : "clean";
    }
    return finding instanceof Finding.Matched ? "matched" : "could-not-tell";
  }

  /** One sentence. */
  String sentence() {
    return inspector + " says " + word + ": " + text;
  }
}
