package io.postern.accept;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * How many connections there are at once, in total and from one source; for any number of threads.
 * What it remembers is bounded by the number of connections.
 */
final class SourceLimits {
  private final int maxConnections;
  private final int maxPerSource;
  private final Map<Source, Integer> counts = new HashMap<>();
  private int total;

  /**
   * @param maxConnections at once
   * @param maxPerSource at once from one source
   */
  SourceLimits(int maxConnections, int maxPerSource) {
    this.maxConnections = maxConnections;
    this.maxPerSource = maxPerSource;
  }

  /**
   * A connection was made.
   *
   * @return whether it may stay; only then {@link #leave} must follow, once
   */
  synchronized boolean enter(InetAddress address) {
    Source source = Source.of(address);
    int before = counts.getOrDefault(source, 0);
    if (total >= maxConnections || before >= maxPerSource) {
      return false;
    }
    counts.put(source, before + 1);
    total++;
    return true;
  }

  /** A connection that might stay is over. */
  synchronized void leave(InetAddress address) {
    Source source = Source.of(address);
    Integer before = counts.get(source);
    if (before == null) {
      throw new IllegalStateException(address.getHostAddress() + " leaves without having entered");
    }
    total--;
    if (before == 1) {
      counts.remove(source);
    } else {
      counts.put(source, before - 1);
    }
  }

  /** How many connections there are. */
  synchronized int total() {
    return total;
  }
}
