package io.postern.inspect.rules;

import io.postern.inspect.Finding;
import java.util.List;
import java.util.Set;

/**
 * How much the mail looks like spam to the spam scanners before; of several the highest score
 * counts.
 *
 * @param score from which score on, as the scanner counts
 */
public record ScoreAtLeast(double score) implements Condition {
  /**
   * @throws IllegalArgumentException when it is no number
   */
  public ScoreAtLeast {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("a score is " + score + "; expected a number");
    }
  }

  @Override
  public Answer test(Facts facts) {
    List<Finding> earlier = facts.occasion().earlier();
    Finding.Scored highest = null;
    Finding unknown = null;
    for (Finding finding : earlier) {
      if (finding instanceof Finding.Scored scored
          && (highest == null || scored.score() > highest.score())) {
        highest = scored;
      } else if (finding instanceof Finding.CouldNotTell) {
        unknown = finding;
      }
    }
    if (highest != null) {
      String why = Wording.bounded(highest.text());
      return highest.score() >= score ? new Answer.Yes(why, Set.of()) : new Answer.No(why);
    }
    return unknown == null
        ? new Answer.No("no spam scanner was asked before")
        : new Answer.CannotTell(Wording.bounded(unknown.text()));
  }
}
