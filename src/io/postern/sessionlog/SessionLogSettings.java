package io.postern.sessionlog;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of session logs.
 *
 * @param toDisk which are files in the data folder (F120, F121)
 * @param keep how long those stay
 * @param threshold as many sessions of an account in a row must fail before the log of a failed one
 *     is mailed to those who want errors only; 1 or more (F119)
 * @param readers who gets them by mail, of all accounts
 */
public record SessionLogSettings(
    Wanted toDisk, Duration keep, int threshold, List<SessionLogReader> readers) {
  /** What holds when nothing is written. */
  public static final SessionLogSettings USUAL =
      new SessionLogSettings(Wanted.ERRORS, Duration.ofDays(30), 1, List.of());

  public SessionLogSettings {
    readers = List.copyOf(readers);
  }
}
