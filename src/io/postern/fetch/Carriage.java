package io.postern.fetch;

import io.postern.journal.Event;

/**
 * How one mail's way ended, and what the ledger is to say about it.
 *
 * @param task which mail
 * @param end how it ended
 * @param fingerprint of its header; null when it was not read
 * @param notes not written yet
 * @param held whether the hold has a copy
 */
record Carriage(Task task, Settlement end, String fingerprint, Notes notes, boolean held) {

  /** A way that ended before it began. */
  static Carriage none(Task task, Settlement end) {
    return new Carriage(task, end, null, Notes.NONE, false).explained();
  }

  /** With a line in the journal that says why the mail is still at the provider, if it is. */
  Carriage explained() {
    if (end instanceof Settlement.Left left) {
      return with(notes.and(Event.LEFT, null, left.reason()));
    }
    boolean told = notes.attempts().stream().anyMatch(attempt -> !attempt.outcomes().isEmpty());
    return end instanceof Settlement.Unsettled unsettled && !told
        ? with(notes.and(Event.DEFERRED, null, unsettled.reason()))
        : this;
  }

  private Carriage with(Notes other) {
    return new Carriage(task, end, fingerprint, other, held);
  }

  boolean isSafe() {
    return end instanceof Settlement.Safe;
  }

  /** Whether it counts against the mail's attempt budget. */
  boolean counts() {
    return isSafe() || (end instanceof Settlement.Unsettled u && !u.serverAtFault());
  }
}
