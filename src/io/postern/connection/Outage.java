package io.postern.connection;

import io.postern.connection.ConnectionStatus.Failure;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns once when a command begins to fail, and says when it works again. Not for threads. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger("connection");

  private final boolean up;
  private Optional<Failure> last = Optional.empty();

  /**
   * @param up whether the command brings the connection up, else down
   */
  Outage(boolean up) {
    this.up = up;
  }

  private String what() {
    return up ? "brought up" : "taken down";
  }

  void failed(Instant now, String why) {
    int inARow = 1 + last.map(Failure::inARow).orElse(0);
    last = Optional.of(new Failure(now, up, why, inARow));
    if (inARow == 1) {
      LOG.warn("The connection cannot be {}: {}", what(), why);
    }
  }

  void worked() {
    if (last.isPresent() && last.get().inARow() > 0) {
      LOG.info("The connection was {} again after {} failures", what(), last.get().inARow());
      last = Optional.of(new Failure(last.get().at(), up, last.get().why(), 0));
    }
  }

  Optional<Failure> last() {
    return last;
  }
}
