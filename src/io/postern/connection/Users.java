package io.postern.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who uses the connection, and since when nobody does. Not for several threads. */
final class Users {
  private final Map<String, Integer> leases = new TreeMap<>();
  private Instant idleSince = Instant.MIN;

  void came(String name) {
    leases.merge(name, 1, Integer::sum);
  }

  void left(String name, Instant now) {
    leases.computeIfPresent(name, (n, count) -> count == 1 ? null : count - 1);
    idleSince = now;
  }

  /** Nobody has used it from this moment on. */
  void noneSince(Instant now) {
    idleSince = now;
  }

  boolean isNone() {
    return leases.isEmpty();
  }

  /** Whether nobody has used it for that long. A clock that was set back makes it so, too. */
  boolean areGoneFor(Duration linger, Instant now) {
    return isNone() && (!now.isBefore(idleSince.plus(linger)) || now.isBefore(idleSince));
  }

  List<String> names() {
    return List.copyOf(leases.keySet());
  }
}
