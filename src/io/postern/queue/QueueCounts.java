package io.postern.queue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is in the queue.
 *
 * @param of by state; has all of them
 * @param oldest when the mail that has been there longest was accepted
 */
public record QueueCounts(Map<State, Count> of, Optional<Instant> oldest) {

  /**
   * Some mails.
   *
   * @param mails how many
   * @param octets the sizes of their contents together
   */
  public record Count(long mails, long octets) {}

  public QueueCounts {
    of = Map.copyOf(of);
  }

  /** Mails in the queue, whatever their state. */
  public long mails() {
    return of.values().stream().mapToLong(Count::mails).sum();
  }

  /** Octets of all contents. */
  public long octets() {
    return of.values().stream().mapToLong(Count::octets).sum();
  }
}
