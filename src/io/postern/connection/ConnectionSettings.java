package io.postern.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a connection is made that is not always there.
 *
 * @param up the program that brings it up, and its arguments; exit code 0 says that it is up
 * @param down the program that takes it down; empty for a connection that ends by itself
 * @param timeout of each of them, after which it is killed
 * @param linger how long the connection stays after its last user has left (F85)
 * @param folder where it is noted that the connection is up, and where the programs run
 */
public record ConnectionSettings(
    List<String> up, List<String> down, Duration timeout, Duration linger, Path folder) {

  /** How providers are reached. */
  public enum Manner {
    /** By a connection that is always there, or that somebody else makes. */
    PERMANENT,
    /** By one that is made when it is needed. */
    ON_DEMAND
  }

  /**
   * @throws IllegalArgumentException when there is no program
   */
  public ConnectionSettings {
    if (up.isEmpty()) {
      throw new IllegalArgumentException("no program brings the connection up");
    }
    up = List.copyOf(up);
    down = List.copyOf(down);
  }

  /** Without the commands, for their arguments may be secrets. */
  @Override
  public String toString() {
    return "on demand";
  }
}
