package io.postern.queue;

import io.postern.mail.Address;
import io.postern.queue.Settlement.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an attempt ends that began and that nobody settled. Pure. */
final class GivenBack {
  private static final int MAX_ATTEMPTS = 100;
  private static final int MAX_MINUTES = 60;

  private GivenBack() {}

  /**
   * It counts, and is made again in as many minutes as attempts were made, an hour at most, so that
   * a mail that always breaks the route does not keep it busy; in the end a person decides.
   */
  static Settlement settlement(Transit transit, String why, Instant now) {
    Map<Address, Fate> fates = new HashMap<>();
    transit.mail().envelope().recipients().forEach(r -> fates.put(r, new Fate.Open(why)));
    int attempts = transit.queued().attempts() + 1;
    Optional<String> hold =
        attempts < MAX_ATTEMPTS
            ? Optional.empty()
            : Optional.of("given up after " + attempts + " attempts: " + why);
    return new Settlement(
        fates,
        now.plus(Duration.ofMinutes(Math.min(attempts, MAX_MINUTES))),
        hold,
        true,
        transit.queued().delayTold(),
        why,
        List.of(),
        List.of());
  }
}
