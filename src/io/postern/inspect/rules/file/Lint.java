package io.postern.inspect.rules.file;

import io.postern.inspect.Remedy;
import io.postern.inspect.rules.AllOf;
import io.postern.inspect.rules.AnyOf;
import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.Not;
import io.postern.inspect.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for what is allowed and probably not meant (F111): rules that no mail reaches, masks that
 * match nothing, names that nobody has. It says nothing rather than something wrong.
 */
public final class Lint {
  private final List<Rule> rules;
  private final ReachHints reach;
  private final MaskHints masks;
  private final NameHints names;

  private Lint(List<Rule> rules, Surroundings surroundings) {
    Effort effort = new Effort();
    this.rules = rules;
    this.masks = new MaskHints(effort);
    this.names = new NameHints(surroundings, effort);
    this.reach = new ReachHints(rules, effort);
  }

  /**
   * As {@link #of(List, Set, Set)}, without looking at names of accounts and inspectors.
   *
   * @param rules in their order
   */
  public static List<Hint> of(List<Rule> rules) {
    return new Lint(rules, new Surroundings(Optional.empty(), Optional.empty())).hints();
  }

  /**
   * All hints, in the order of the rules.
   *
   * @param rules in their order
   * @param accounts names of all accounts
   * @param inspectors names of all inspectors that are asked before the rules
   */
  public static List<Hint> of(List<Rule> rules, Set<String> accounts, Set<String> inspectors) {
    Surroundings all =
        new Surroundings(Optional.of(Set.copyOf(accounts)), Optional.of(Set.copyOf(inspectors)));
    return new Lint(rules, all).hints();
  }

  private List<Hint> hints() {
    List<Hint> hints = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      Optional<String> never = reach.neverReached(i);
      (never.isPresent() ? never : reach.letsPass(i))
          .ifPresent(text -> hints.add(hint(rule, text)));
      leaves(rule.when())
          .flatMap(leaf -> Stream.concat(masks.about(leaf).stream(), names.about(leaf).stream()))
          .distinct()
          .forEach(text -> hints.add(hint(rule, text)));
      inVain(rule).ifPresent(text -> hints.add(hint(rule, text)));
    }
    return hints;
  }

  private static Hint hint(Rule rule, String text) {
    return new Hint(rule.line(), rule.name(), text);
  }

  /** The conditions that are not made of others. */
  private static Stream<Condition> leaves(Condition condition) {
    if (condition instanceof AllOf all) {
      return all.conditions().stream().flatMap(Lint::leaves);
    }
    if (condition instanceof AnyOf any) {
      return any.conditions().stream().flatMap(Lint::leaves);
    }
    return condition instanceof Not not ? leaves(not.condition()) : Stream.of(condition);
  }

  /** A mail that nobody gets need not be changed. */
  private static Optional<String> inVain(Rule rule) {
    boolean changed =
        rule.then().stream()
            .anyMatch(
                remedy ->
                    remedy instanceof Remedy.TagSubject
                        || remedy instanceof Remedy.AddHeader
                        || remedy instanceof Remedy.StripAttachments);
    boolean stays =
        rule.then().stream()
            .anyMatch(
                remedy ->
                    remedy instanceof Remedy.Hold
                        || remedy instanceof Remedy.Discard
                        || remedy instanceof Remedy.Return);
    boolean copied = rule.then().stream().anyMatch(Remedy.Copy.class::isInstance);
    return changed && stays && !copied
        ? Optional.of("changes a mail that does not go on, which changes nothing")
        : Optional.empty();
  }
}
