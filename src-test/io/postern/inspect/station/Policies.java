package io.postern.inspect.station;

import io.postern.inspect.enact.Enactor;
import io.postern.inspect.enact.Stripped;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.judge.Judge;
import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.spam.HandOff;
import io.postern.inspect.spam.TrustedHosts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Policies that send no notices and strip nothing. */
final class Policies {
  private Policies() {}

  /** A cautious one. */
  static InspectionPolicy of(Inspectors inspectors) {
    return of(inspectors, AntivirusPolicy.CAUTIOUS);
  }

  static InspectionPolicy of(Inspectors inspectors, AntivirusPolicy antivirus) {
    return new InspectionPolicy(
        inspectors,
        List.of(),
        List.of(),
        new Occasions(new HandOff(TrustedHosts.of(List.of("*.isp.example"))), Clock.systemUTC()),
        new Judge(new JudgeSettings(antivirus, Unknown.HOLD, Optional.empty(), "")),
        new Enactor(
            null,
            (mail, occasion) -> List.of(),
            (mail, parts, note) -> new Stripped.Impossible("nothing is stripped here"),
            Optional.empty()));
  }
}
