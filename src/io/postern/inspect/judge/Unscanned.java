package io.postern.inspect.judge;

import io.postern.inspect.Finding.CouldNotTell;
import io.postern.inspect.Remedy;
import java.util.List;

/**
 * What an antivirus scanner did not look at is treated by the policy of the antivirus. Asking again
 * goes before holding: the answer may spare a person the work.
 */
final class Unscanned implements Consideration {
  private final JudgeSettings settings;
  private final UncheckedMark mark;

  Unscanned(JudgeSettings settings) {
    this.settings = settings;
    this.mark = new UncheckedMark(settings.uncheckedTag());
  }

  @Override
  public void on(Deliberation deliberation) {
    List<CouldNotTell> unscanned =
        deliberation.findings().stream()
            .filter(settings::isUnscanned)
            .map(CouldNotTell.class::cast)
            .toList();
    for (NoAnswer course : NoAnswer.values()) {
      for (CouldNotTell finding : unscanned) {
        if (course(finding) == course && !deliberation.isDecided()) {
          deliberation.want(finding, remedies(course, finding));
        }
      }
    }
  }

  private NoAnswer course(CouldNotTell finding) {
    if (finding.why() == CouldNotTell.Why.NO_ANSWER) {
      return settings.antivirus().noAnswer();
    }
    return switch (settings.antivirus().unknown()) {
      case HOLD -> NoAnswer.HOLD;
      case TAG -> NoAnswer.TAG;
      case DELIVER -> NoAnswer.DELIVER;
    };
  }

  private List<Remedy> remedies(NoAnswer course, CouldNotTell finding) {
    return switch (course) {
      case RETRY -> List.of(new Remedy.Later());
      case HOLD -> List.of(new Remedy.Hold());
      case TAG -> mark.of(finding);
      case DELIVER -> List.of();
    };
  }
}
