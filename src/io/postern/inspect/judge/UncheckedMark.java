package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.inspect.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What marks a mail that goes on although it could not be checked. */
final class UncheckedMark {
  /** The header field that says who could not check it, and why. */
  static final String FIELD = "X-Postern-Unchecked";

  private static final int MAX_TEXT = 200;

  private final String tag;

  /**
   * @param tag empty to leave the subject alone
   */
  UncheckedMark(String tag) {
    this.tag = tag;
  }

  List<Remedy> of(Finding finding) {
    List<Remedy> remedies = new ArrayList<>(2);
    if (!tag.isEmpty()) {
      remedies.add(new Remedy.TagSubject(tag));
    }
    remedies.add(new Remedy.AddHeader(FIELD, value(finding)));
    return remedies;
  }

  private static String value(Finding finding) {
    String line = Attribution.of(finding, finding.text(), MAX_TEXT);
    StringBuilder ascii = new StringBuilder(line.length());
    line.codePoints().forEach(c -> ascii.append(c < 0x7f ? (char) c : '?'));
    return ascii.toString();
  }
}
