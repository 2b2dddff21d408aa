package io.postern.inspect.rules;

import io.postern.inspect.Finding;
import io.postern.mail.OneLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the inspectors before found (F115). Silence is not a pass: that something is infected or
 * spam cannot be told when an inspector could not tell, and about one that was not asked nothing
 * can be told. Clean is what at least one looked at, and nobody found anything in.
 *
 * @param inspector the one that is meant; empty for all of them
 * @param outcome what it should have found
 */
public record FindingIs(Optional<String> inspector, Outcome outcome) implements Condition {

  @Override
  public Answer test(Facts facts) {
    List<Finding> findings = facts.occasion().earlier().stream().filter(this::isMeant).toList();
    if (findings.isEmpty()) {
      return inspector
          .<Answer>map(name -> new Answer.CannotTell(called(name) + " was not asked"))
          .orElseGet(() -> new Answer.No("no inspector was asked before"));
    }
    return outcome == Outcome.CLEAN ? clean(findings) : anyOf(findings);
  }

  private boolean isMeant(Finding finding) {
    return Outcome.isOutcome(finding)
        && (inspector.isEmpty() || inspector.get().equalsIgnoreCase(finding.inspector()));
  }

  private static Answer clean(List<Finding> findings) {
    return first(findings, Outcome.INFECTED)
        .or(() -> first(findings, Outcome.SPAM))
        .or(() -> first(findings, Outcome.COULD_NOT_TELL))
        .<Answer>map(other -> new Answer.No(said(other)))
        .orElseGet(() -> new Answer.Yes(said(findings.get(0)), Set.of()));
  }

  private Answer anyOf(List<Finding> findings) {
    Optional<Finding> found = first(findings, outcome);
    if (found.isPresent()) {
      return new Answer.Yes(said(found.get()), Set.of());
    }
    Optional<Finding> unknown = first(findings, Outcome.COULD_NOT_TELL);
    boolean scored = findings.stream().anyMatch(Finding.Scored.class::isInstance);
    if (unknown.isPresent() && !(outcome == Outcome.SPAM && scored)) {
      return new Answer.CannotTell(said(unknown.get()));
    }
    return new Answer.No(said(findings.get(0)));
  }

  private static Optional<Finding> first(List<Finding> findings, Outcome outcome) {
    return findings.stream().filter(finding -> Outcome.of(finding) == outcome).findFirst();
  }

  private static String said(Finding finding) {
    return Wording.bounded(finding.text());
  }

  private static String called(String name) {
    return OneLine.abridged(name, 80);
  }

  /** Who asks about spam, or whether all is well, does not mean to decide about viruses. */
  @Override
  public boolean judgesFindings() {
    return outcome == Outcome.INFECTED || outcome == Outcome.COULD_NOT_TELL;
  }
}
