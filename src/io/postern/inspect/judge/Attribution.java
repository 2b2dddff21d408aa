package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.mail.OneLine;

/** Says who said something, unless the text says so itself. */
final class Attribution {
  private static final String RULE = "rule ";

  private Attribution() {}

  /**
   * One line. Texts of findings are clean already; it costs nothing to be sure.
   *
   * @param text what the inspector said, or what a policy makes of it
   * @param max how many characters of the text to keep
   */
  static String of(Finding finding, String text, int max) {
    String said = OneLine.abridged(text, max);
    if (finding instanceof Finding.Matched matched) {
      return said.startsWith(RULE) ? said : RULE + "\"" + matched.rule() + "\": " + said;
    }
    boolean known = said.contains(finding.inspector()) || said.startsWith(RULE);
    return known ? said : finding.inspector() + ": " + said;
  }
}
