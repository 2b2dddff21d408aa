package io.postern.manage;

import static java.util.stream.Collectors.partitioningBy;

import io.postern.hold.Held;
import io.postern.hold.Hold;
import io.postern.mail.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Releases mails of the hold: one attempt, and what was delivered is out of the hold. Two at once
 * for the same mail cannot happen, so that no recipient gets it twice for a double click.
 */
final class HeldRelease {
  private final Hold hold;
  private final Releaser releaser;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  HeldRelease(Hold hold, Releaser releaser) {
    this.hold = hold;
    this.releaser = releaser;
  }

  /**
   * Tries to deliver a held mail.
   *
   * @return the outcome for each recipient; who does not have it now stays in the hold
   * @throws IllegalStateException when it is being released already, or nobody would get it
   */
  Map<String, Outcome> release(Held held) {
    String id = held.mailId();
    if (!underWay.add(id)) {
      throw new IllegalStateException("mail " + id + " is being released already");
    }
    try {
      Map<String, Outcome> outcomes = releaser.release(held);
      if (outcomes.isEmpty()) {
        throw new IllegalStateException("routing finds no recipient for mail " + id);
      }
      Map<Boolean, List<String>> delivered =
          outcomes.keySet().stream()
              .collect(partitioningBy(key -> outcomes.get(key) instanceof Outcome.Delivered));
      hold.released(id, delivered.get(true), delivered.get(false));
      return outcomes;
    } catch (IOException undeletable) {
      throw new UncheckedIOException(
          "mail " + id + " was delivered, but its file stays: " + undeletable.getMessage(),
          undeletable);
    } finally {
      underWay.remove(id);
    }
  }
}
