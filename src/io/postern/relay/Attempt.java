package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to send a mail. Recipients that stand in none of its legs were not tried, for the
 * sake of another transaction of their own: they come next.
 *
 * @param destination that was tried
 * @param legs at least one
 * @param rest the destination's, when it did not work
 */
record Attempt(String destination, List<Leg> legs, Optional<Rests.Rest> rest) {

  /** An attempt of one leg at a destination that works. */
  static Attempt of(String destination, Leg leg) {
    return new Attempt(destination, List.of(leg), Optional.empty());
  }

  /** Whether nothing was sent, since the destination rests because of another mail. */
  boolean wasWaiting() {
    return rest.isPresent() && rest.get().failures() == 0;
  }

  /** The leg that tried a recipient; null when none did. */
  Leg legOf(Address recipient) {
    for (Leg leg : legs) {
      if (leg.outcomes().containsKey(recipient)) {
        return leg;
      }
    }
    return null;
  }

  /** What became of a recipient; null when it was not tried. */
  Outcome outcomeOf(Address recipient) {
    Leg leg = legOf(recipient);
    return leg == null ? null : leg.outcomes().get(recipient);
  }

  /** By recipient, for other steps of the route. */
  Map<String, Outcome> outcomes() {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    legs.forEach(
        leg -> leg.outcomes().forEach((to, outcome) -> outcomes.put(to.toString(), outcome)));
    return outcomes;
  }
}
