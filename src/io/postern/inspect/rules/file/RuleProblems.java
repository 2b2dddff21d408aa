package io.postern.inspect.rules.file;

import io.postern.advice.Nearest;
import io.postern.advice.Quoted;
import io.postern.mail.OneLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems of one file, so that all of them can be shown at once. */
final class RuleProblems {
  /** Nobody reads more, and a hostile file could have a problem in every octet. */
  private static final int MAX = 1_000;

  private static final int MAX_PATH = 300;

  private final String file;
  private final Set<RuleProblem> found = new LinkedHashSet<>();

  RuleProblems(String file) {
    this.file = Quoted.plain(file);
  }

  void add(Branch where, String wrong, String advice) {
    add(where.line(), where.path(), wrong, advice);
  }

  void add(int line, String path, String wrong, String advice) {
    if (found.size() < MAX) {
      found.add(new RuleProblem(file, line, OneLine.abridged(path, MAX_PATH), wrong, advice));
    }
  }

  void unknownKey(Branch.Entry entry, Collection<String> known) {
    add(
        entry.line(),
        entry.value().path(),
        "unknown key",
        Nearest.advice(Quoted.plain(entry.key()), known));
  }

  boolean any() {
    return !found.isEmpty();
  }

  int count() {
    return found.size();
  }

  /** By line. */
  List<RuleProblem> sorted() {
    List<RuleProblem> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(RuleProblem::line));
    return sorted;
  }
}
