package io.postern.accept;

/** Counts what the listener does; called on its threads, so it must be quick and never throw. */
public interface AcceptMeter {
  /** Counts nothing. */
  AcceptMeter NONE = new AcceptMeter() {};

  /** A connection was admitted. */
  default void connected() {}

  /** A connection was closed at once, since there were too many. */
  default void turnedAway() {}

  /**
   * A client heard 250 for a mail.
   *
   * @param octets of its content, without our trace line
   */
  default void taken(long octets) {}

  /** A client heard 4yz or 5yz for a mail whose content had come. */
  default void notTaken() {}
}
