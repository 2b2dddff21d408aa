package io.postern.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the connection is.
 *
 * @param state at this moment
 * @param since when it has been up; empty when it is not
 * @param users who uses it: names of accounts and destinations, sorted
 * @param lastFailure of one of the commands; empty when none has failed since the start
 */
public record ConnectionStatus(
    State state, Optional<Instant> since, List<String> users, Optional<Failure> lastFailure) {
  public ConnectionStatus {
    users = List.copyOf(users);
  }

  /** Where a connection is between down and up. */
  public enum State {
    DOWN,
    COMING_UP,
    UP,
    GOING_DOWN,
    /** A process that died left it open, and nobody has taken it down yet. */
    LEFT_OPEN
  }

  /**
   * A command that failed.
   *
   * @param at when
   * @param up whether the connection was to come up, else down
   * @param why in one line
   * @param inARow how often it has failed since it worked last; 0 when it has worked since
   */
  public record Failure(Instant at, boolean up, String why, int inARow) {}
}
