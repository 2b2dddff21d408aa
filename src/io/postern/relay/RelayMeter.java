package io.postern.relay;

/** Hears what becomes of each recipient of a mail; to be counted. Calls come from many threads. */
public interface RelayMeter {
  /** Counts nothing. */
  RelayMeter NONE = (destination, kind) -> {};

  /** What became of a recipient. */
  enum Kind {
    /** The destination took the mail. */
    DELIVERED,
    /** The attempt was put off. */
    DEFERRED,
    /** The destination will never take the mail. */
    REFUSED,
    /** The mail was given up after its time. */
    EXPIRED,
    /** The attempt ended before the destination's answer was read. */
    IN_DOUBT
  }

  /**
   * @param destination as the queue knows it
   */
  void count(String destination, Kind kind);
}
