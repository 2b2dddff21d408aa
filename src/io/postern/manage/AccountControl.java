package io.postern.manage;

import java.util.List;

/** What an operator can see of the accounts, and do with them. Safe for several threads. */
public interface AccountControl {
  /** All accounts, by name. */
  List<AccountState> list();

  /**
   * Has an account visited now, whatever its schedule says; returns at once.
   *
   * @param account one that {@link #list} names
   */
  Fetching fetch(String account);

  /**
   * Answers the question of an account that has one.
   *
   * @param account one that {@link #list} names
   * @throws IllegalStateException when it has no question
   */
  void answer(String account, LedgerAnswer answer);

  /** What came of asking for a visit. */
  sealed interface Fetching {
    /**
     * A session was started, or waits for its turn.
     *
     * @param session its number: {@link AccountState#session()} reaches it when it has ended
     */
    record Begun(long session) implements Fetching {}

    /**
     * A session of this account is under way already; there are never two.
     *
     * @param session its number, as in {@link Begun}
     */
    record AlreadyRunning(long session) implements Fetching {}

    /**
     * No session will come of it.
     *
     * @param reason for people, for example that the account is paused
     */
    record Refused(String reason) implements Fetching {}
  }

  /** The answers to "is everything in this mailbox new?". */
  enum LedgerAnswer {
    /** Fetch all that is in the mailbox. Mails that were delivered before are delivered again. */
    FETCH_ALL("fetch-all"),
    /** Fetch only what arrives from now on. Mails that were not delivered yet never will be. */
    MARK_ALL_SEEN("mark-all-seen");

    private final String word;

    LedgerAnswer(String word) {
      this.word = word;
    }

    /** How people write it. */
    public String word() {
      return word;
    }

    /** As {@link #word()}; the command line takes and shows it so. */
    @Override
    public String toString() {
      return word;
    }

    /**
     * @throws IllegalArgumentException naming the two words, when it is neither
     */
    public static LedgerAnswer of(String word) {
      for (LedgerAnswer answer : values()) {
        if (answer.word.equals(word)) {
          return answer;
        }
      }
      throw new IllegalArgumentException(
          "\"%s\" is no answer, expected \"%s\" or \"%s\""
              .formatted(word, FETCH_ALL.word, MARK_ALL_SEEN.word));
    }
  }
}
