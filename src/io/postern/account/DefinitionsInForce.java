package io.postern.account;

import java.util.List;

/**
 * The definitions that were read last and are well written. What can be changed while the gateway
 * runs follows them; the rest stays as it was at the start, and can be asked for (F137). Safe for
 * several threads.
 */
public final class DefinitionsInForce {
  private final Definitions started;
  private volatile Definitions current;

  /**
   * @param started with which the gateway started
   */
  public DefinitionsInForce(Definitions started) {
    this.started = started;
    this.current = started;
  }

  /** What was read last. */
  public Definitions current() {
    return current;
  }

  /**
   * Which settings are different from those with which the gateway started, and cannot be changed
   * while it runs; keys below {@code postern.}
   */
  public List<String> atNextStart() {
    return atNextStart(current);
  }

  /** As {@link #atNextStart()}, were these the current ones. */
  List<String> atNextStart(Definitions other) {
    return Changes.fixed(started, other);
  }

  void replace(Definitions after) {
    current = after;
  }
}
