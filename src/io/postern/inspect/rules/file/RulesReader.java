package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Rule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the whole file: {@code rules:} and nothing else. */
final class RulesReader {
  private static final String RULES = "rules";
  private static final int MAX_RULES = 1_000;

  private final RuleProblems problems;
  private final RuleReader reader;

  RulesReader(RuleProblems problems, ZoneId zone) {
    this.problems = problems;
    this.reader = new RuleReader(problems, zone);
  }

  /** The rules that are enabled and have no problem. */
  List<Rule> read(Branch root) {
    if (!(root instanceof Branch.Group group)) {
      problems.add(root, root.shape(), "expected " + RULES + ": and a list");
      return List.of();
    }
    Optional<Branch> list = Optional.empty();
    for (Branch.Entry entry : group.entries()) {
      if (entry.key().equals(RULES)) {
        list = Optional.of(entry.value());
      } else {
        problems.unknownKey(entry, List.of(RULES));
      }
    }
    if (list.isEmpty()) {
      problems.add(root.line(), RULES, "missing", "expected " + RULES + ": and a list");
    }
    return list.map(this::list).orElseGet(List::of);
  }

  private List<Rule> list(Branch value) {
    if (!(value instanceof Branch.Items items)) {
      problems.add(
          value, value.shape(), "expected a list of rules, each after a hyphen, or [] for none");
      return List.of();
    }
    if (items.items().size() > MAX_RULES) {
      problems.add(value, "holds more than " + MAX_RULES + " rules", "expected less");
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    for (Branch item : items.items()) {
      if (item instanceof Branch.Group rule) {
        reader.read(rule).ifPresent(rules::add);
      } else {
        problems.add(item, item.shape(), "expected the keys " + String.join(", ", RuleReader.KEYS));
      }
    }
    return rules;
  }
}
