package io.postern.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The destinations that rest, and until when. Not for several threads. */
final class Resting {
  private final Map<String, Instant> ends = new HashMap<>();

  void put(String destination, Instant end) {
    ends.put(destination, end);
  }

  /**
   * @return false when it did not rest
   */
  boolean remove(String destination) {
    return ends.remove(destination) != null;
  }

  boolean has(String destination) {
    return ends.containsKey(destination);
  }

  boolean isEmpty() {
    return ends.isEmpty();
  }

  Optional<Instant> until(String destination) {
    return Optional.ofNullable(ends.get(destination));
  }

  /** The end of the rest that ends first; there must be one. */
  Instant soonestEnd() {
    return ends.values().stream().min(Instant::compareTo).orElseThrow();
  }

  /** Those that rest at a moment; the others are forgotten. */
  Set<String> at(Instant now) {
    ends.values().removeIf(end -> !end.isAfter(now));
    return Set.copyOf(ends.keySet());
  }
}
