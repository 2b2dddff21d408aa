package io.postern.fetch;

/**
 * What a session does with one message of the mailbox.
 *
 * @param number the message number of this connection
 * @param uidl its key in the ledger
 * @param size its size as the provider listed it
 * @param ambiguous whether the provider gave the same UIDL to several messages
 * @param action what to do
 * @param entry what the ledger knows; null before its first attempt is begun
 */
record Task(
    int number, String uidl, long size, boolean ambiguous, Action action, LedgerEntry entry) {

  enum Action {
    /** Download and carry to its recipients; compare first, if the ledger has it as safe. */
    FETCH,
    /** Known by its UIDL, but with another size: look at its header before anything else. */
    COMPARE,
    /** Safe already: delete at the provider. */
    DELETE
  }

  /** Whether this is a try to deliver, to be begun in the ledger. */
  boolean isAttempt() {
    return action == Action.FETCH && !isKnownSafe();
  }

  /** Whether the ledger has a mail of this UIDL as safe already. */
  boolean isKnownSafe() {
    return entry != null && !entry.fetchable();
  }

  Task as(Action other) {
    return new Task(number, uidl, size, ambiguous, other, entry);
  }

  Task with(LedgerEntry other) {
    return new Task(number, uidl, size, ambiguous, action, other);
  }
}
