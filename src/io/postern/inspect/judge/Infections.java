package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.inspect.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What an antivirus scanner found is treated by the policy of the antivirus (F164, F165). */
final class Infections implements Consideration {
  private final List<Remedy> remedies;

  Infections(AntivirusPolicy policy) {
    List<Remedy> all = new ArrayList<>();
    all.add(
        switch (policy.infected()) {
          case HOLD -> new Remedy.Hold();
          case DISCARD -> new Remedy.Discard();
          case RETURN -> new Remedy.Return();
          case PASS -> new Remedy.Warn();
        });
    if (policy.notifyRecipients()) {
      all.add(new Remedy.NotifyRecipients());
    }
    policy.specialists().forEach(specialist -> all.add(new Remedy.NotifySpecialist(specialist)));
    this.remedies = List.copyOf(all);
  }

  @Override
  public void on(Deliberation deliberation) {
    deliberation.findings().stream()
        .filter(Finding.Infected.class::isInstance)
        .findFirst()
        .ifPresent(infected -> deliberation.want(infected, remedies));
  }
}
