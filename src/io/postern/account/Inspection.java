package io.postern.account;

import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.rules.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How mail is looked into.
 *
 * @param rulesFile where the rules are written; empty when there is no such file
 * @param rules in their order; the one that is made of the setting for banned attachments, if there
 *     is one, is the first and has the line 0
 * @param hints sentences about what is written in the rules file and probably not meant
 * @param limits on looking into a mail
 * @param language of notices about inspected mail
 * @param antivirus who looks for viruses
 * @param spam who looks for spam
 * @param judge what becomes of what they find
 */
public record Inspection(
    Optional<Path> rulesFile,
    List<Rule> rules,
    List<String> hints,
    Limits limits,
    Locale language,
    AntivirusScanners antivirus,
    SpamScanners spam,
    JudgeSettings judge) {

  public Inspection {
    rules = List.copyOf(rules);
    hints = List.copyOf(hints);
  }

  /** Whether there is anything that looks into mail of a direction. */
  public boolean looksInto(Direction direction) {
    return !rules.isEmpty()
        || antivirus.directions().contains(direction)
        || spam.directions().contains(direction);
  }

  /** In short, for settings may hold what is nobody's business. */
  @Override
  public String toString() {
    return "inspection with " + Summary.count(rules.size(), "rule");
  }
}
