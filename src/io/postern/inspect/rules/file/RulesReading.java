package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Rule;
import java.util.List;

/** What became of a rules file: all of it is good, or none of it is used. */
public sealed interface RulesReading {

  /**
   * It can be used.
   *
   * @param rules those that are enabled, in the order of the file
   * @param hints what can be told about them without knowing accounts and inspectors
   */
  record Good(List<Rule> rules, List<Hint> hints) implements RulesReading {
    public Good {
      rules = List.copyOf(rules);
      hints = List.copyOf(hints);
    }
  }

  /**
   * It cannot.
   *
   * @param problems all of them, in the order of the file; at least one
   */
  record Bad(List<RuleProblem> problems) implements RulesReading {
    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
