package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.inspect.Remedy;
import java.util.List;

/** Where rules could not tell, a setting decides. */
final class UncheckedByRules implements Consideration {
  private final JudgeSettings settings;
  private final UncheckedMark mark;

  UncheckedByRules(JudgeSettings settings) {
    this.settings = settings;
    this.mark = new UncheckedMark(settings.uncheckedTag());
  }

  @Override
  public void on(Deliberation deliberation) {
    deliberation.findings().stream()
        .filter(Finding.CouldNotTell.class::isInstance)
        .filter(settings::isOfRules)
        .findFirst()
        .ifPresent(finding -> deliberation.want(finding, remedies(finding)));
  }

  private List<Remedy> remedies(Finding finding) {
    return switch (settings.rulesUnknown()) {
      case HOLD -> List.of(new Remedy.Hold());
      case TAG -> mark.of(finding);
      case DELIVER -> List.of();
    };
  }
}
