package io.postern.inspect.judge;

import io.postern.inspect.Remedy;
import io.postern.inspect.spam.SpamDecision;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a mail, and why.
 *
 * @param remedies what is to be done, in order; exactly one of them is a fate ({@link
 *     Remedy.Deliver}, {@link Remedy.Hold}, {@link Remedy.Discard}, {@link Remedy.Return}, {@link
 *     Remedy.Later}, or {@link Remedy.Redirect}), so that no mail goes nowhere
 * @param spam what the spam policy wants written into the mail; empty when no scanner judged it
 * @param reasons one sentence per decision, the deciding one first; at least one unless everything
 *     was clean; cleaned of what strangers wrote
 */
public record Verdict(List<Remedy> remedies, Optional<SpamDecision> spam, List<String> reasons) {

  public Verdict {
    remedies = List.copyOf(remedies);
    reasons = List.copyOf(reasons);
    if (remedies.stream().filter(Verdict::isFate).count() != 1) {
      throw new IllegalArgumentException("a verdict needs exactly one fate: " + remedies);
    }
  }

  /** The one remedy that says where the mail goes. */
  public Remedy fate() {
    return remedies.stream().filter(Verdict::isFate).findFirst().orElseThrow();
  }

  /** Whether a remedy says where the mail goes. */
  public static boolean isFate(Remedy remedy) {
    return remedy instanceof Remedy.Deliver
        || remedy instanceof Remedy.Hold
        || remedy instanceof Remedy.Discard
        || remedy instanceof Remedy.Return
        || remedy instanceof Remedy.Later
        || remedy instanceof Remedy.Redirect;
  }
}
