package io.postern.inspect.judge;

import io.postern.inspect.Finding.Matched;
import io.postern.inspect.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The first rule that matched decides (F104). */
final class MatchedRule implements Consideration {
  private final Predicate<Matched> counts;

  /**
   * @param counts which rules do at this step
   */
  MatchedRule(Predicate<Matched> counts) {
    this.counts = counts;
  }

  @Override
  public void on(Deliberation deliberation) {
    deliberation.findings().stream()
        .filter(Matched.class::isInstance)
        .map(Matched.class::cast)
        .filter(counts)
        .findFirst()
        .ifPresent(rule -> deliberation.want(rule, withOneFate(rule)));
  }

  /** What the rule wants, with the fate that it implies; of several fates the first. */
  private static List<Remedy> withOneFate(Matched rule) {
    List<Remedy> remedies = new ArrayList<>();
    boolean hasFate = false;
    for (Remedy remedy : rule.remedies()) {
      boolean isFate = Verdict.isFate(remedy);
      if (!isFate || !hasFate) {
        remedies.add(remedy);
      }
      hasFate |= isFate;
    }
    if (!hasFate) {
      remedies.add(0, implied(rule));
    }
    return remedies;
  }

  private static Remedy implied(Matched rule) {
    if (rule.kind() == Matched.Kind.PASS || has(rule, MatchedRule::changesMail)) {
      return new Remedy.Deliver();
    }
    // who is told has the complete mail
    return has(rule, Remedy.NotifySpecialist.class::isInstance)
        ? new Remedy.Discard()
        : new Remedy.Hold();
  }

  private static boolean has(Matched rule, Predicate<Remedy> kind) {
    return rule.remedies().stream().anyMatch(kind);
  }

  private static boolean changesMail(Remedy remedy) {
    return remedy instanceof Remedy.Warn
        || remedy instanceof Remedy.StripAttachments
        || remedy instanceof Remedy.TagSubject
        || remedy instanceof Remedy.AddHeader;
  }
}
