package io.postern.fetch;

import io.postern.fetch.LedgerEntry.Stay;
import io.postern.journal.Event;

/**
 * How one mail's way ended, and what the ledger is to say about it.
 *
 * @param task which mail
 * @param end how it ended
 * @param fingerprint of its header; null when it was not read
 * @param notes not written yet
 * @param held whether the hold has a copy
 * @param story the same for a person to read
 */
record Carriage(
    Task task, Settlement end, String fingerprint, Notes notes, boolean held, FetchedMail story) {

  /** A way on which nothing happened that is worth telling. */
  Carriage(Task task, Settlement end, String fingerprint, Notes notes, boolean held) {
    this(task, end, fingerprint, notes, held, FetchedMail.unread(task, end));
  }

  /** A way that ended before it began. */
  static Carriage none(Task task, Settlement end) {
    return new Carriage(task, end, null, Notes.NONE, false).explained();
  }

  /** With a line in the journal that says why the mail is still at the provider, if it is. */
  Carriage explained() {
    if (end instanceof Settlement.Left left) {
      return with(notes.and(Event.LEFT, null, left.reason()));
    }
    if (end instanceof Settlement.Oversize oversize) {
      return with(notes.and(Event.LEFT, null, oversize.reason()));
    }
    boolean told = notes.attempts().stream().anyMatch(attempt -> !attempt.outcomes().isEmpty());
    return end instanceof Settlement.Unsettled unsettled && !told
        ? with(notes.and(Event.DEFERRED, null, unsettled.reason()))
        : this;
  }

  private Carriage with(Notes other) {
    return new Carriage(task, end, fingerprint, other, held, story);
  }

  boolean isSafe() {
    return end instanceof Settlement.Safe;
  }

  /** Whether nothing more is to be done for its recipients. */
  boolean isFinished() {
    return isSafe() || end instanceof Settlement.Oversize;
  }

  /** Why the mail lies at the provider on purpose from now on; null to leave that as it is. */
  Stay stays() {
    if (end instanceof Settlement.Safe safe) {
      return safe.kept() ? Stay.KEPT : null;
    }
    if (end instanceof Settlement.Oversize) {
      return Stay.OVERSIZE;
    }
    return end instanceof Settlement.Left && !held ? Stay.LEFT : null;
  }

  /** Whether it counts against the mail's attempt budget. */
  boolean counts() {
    return isSafe() || (end instanceof Settlement.Unsettled u && !u.serverAtFault());
  }
}
