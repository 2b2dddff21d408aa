package io.postern.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The first mails that may be sent, in order: none that may be sent and is not among them comes
 * before the last of them; when they are complete, there is none at all. Not for several threads.
 */
final class Known {
  private final int max;
  private final TreeSet<Candidate> order = new TreeSet<>();
  private final Map<Long, Candidate> bySeq = new HashMap<>();
  private boolean complete;
  private boolean outdated;

  Known(int max) {
    this.max = max;
  }

  /** Takes the first one out; null when there is none. */
  Candidate first() {
    Candidate first = order.pollFirst();
    if (first != null) {
      bySeq.remove(first.seq());
    }
    return first;
  }

  boolean isEmpty() {
    return order.isEmpty();
  }

  boolean isComplete() {
    return complete;
  }

  /**
   * @return false when others come first, which are to be loaded before it
   */
  boolean add(Candidate candidate) {
    if (!complete && (order.isEmpty() || candidate.compareTo(order.last()) > 0)) {
      return false;
    }
    put(candidate);
    if (order.size() > max) {
      bySeq.remove(order.pollLast().seq());
      complete = false;
    }
    return true;
  }

  private void put(Candidate candidate) {
    Candidate old = bySeq.put(candidate.seq(), candidate);
    if (old != null) {
      order.remove(old);
    }
    order.add(candidate);
  }

  void remove(long seq) {
    Candidate old = bySeq.remove(seq);
    if (old != null) {
      order.remove(old);
    }
  }

  void removeDestination(String destination) {
    order.removeIf(c -> c.destination().equals(destination));
    bySeq.values().removeIf(c -> c.destination().equals(destination));
  }

  /** There may be some that are not known. */
  void incomplete() {
    complete = false;
    outdated = true;
  }

  void clear() {
    order.clear();
    bySeq.clear();
    incomplete();
  }

  /** From now on {@link #incomplete} is about what is being loaded. */
  void loading() {
    outdated = false;
  }

  /** These were loaded. */
  void replace(List<Candidate> loaded, boolean all, Predicate<Candidate> wanted) {
    order.clear();
    bySeq.clear();
    for (Candidate candidate : loaded) {
      if (wanted.test(candidate)) {
        put(candidate);
      }
    }
    complete = all && !outdated;
  }
}
