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

  /** A mail shorter than listed by more than a tenth and this is not believed to be whole. */
  private static final long SHORT_TOLERANCE = 1024;

  /** What a server may list for a mail of nothing but a line end. */
  private static final int LINE_END = 2;

  enum Action {
    /** Download and carry to its recipients; compare first, if the ledger has it as safe. */
    FETCH,
    /** Known by its UIDL, but with another size: look at its header before anything else. */
    COMPARE,
    /** Too large to be downloaded: look at its header, and tell whoever would have got it. */
    TELL,
    /** Matched nobody before: look at its header, whether that has changed. */
    REROUTE,
    /** To go: safe already, or left there for long enough. Delete at the provider. */
    DELETE
  }

  /** Whether this is a try to deliver, or to tell, to be begun in the ledger. */
  boolean isAttempt() {
    return action == Action.TELL || (action == Action.FETCH && !isKnownSafe());
  }

  /** What it costs to download, as far as it is to be downloaded. */
  long octetsToFetch() {
    return action == Action.FETCH ? size : 0;
  }

  /** Whether it was tried before; asked when its attempt is begun. */
  boolean isRetry() {
    return entry != null && entry.attempts() > 1;
  }

  /** Whether the ledger has a mail of this UIDL as safe already. */
  boolean isKnownSafe() {
    return entry != null && !entry.fetchable();
  }

  /**
   * Octets short of what was listed, if that is more than an estimate may be wrong by; else 0.
   *
   * @param received octets
   */
  long missing(long received) {
    long missing = size - received;
    boolean nothing = received == 0 && missing > LINE_END;
    return nothing || missing > size / 10 + SHORT_TOLERANCE ? missing : 0;
  }

  Task as(Action other) {
    return new Task(number, uidl, size, ambiguous, other, entry);
  }

  Task with(LedgerEntry other) {
    return new Task(number, uidl, size, ambiguous, action, other);
  }
}
