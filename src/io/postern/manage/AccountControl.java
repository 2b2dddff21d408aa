package io.postern.manage;

import io.postern.fetch.AccountHistory;
import java.util.List;
import java.util.Optional;

/** What an operator can see of the accounts, and do with them. Safe for several threads. */
public interface AccountControl {
  /** All accounts, by name. */
  List<AccountState> list();

  /** One account, in a time that does not grow with their number; empty when there is none. */
  Optional<AccountState> find(String account);

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
  void answer(String account, AccountHistory.Answer answer);

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
}
