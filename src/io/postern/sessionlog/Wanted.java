package io.postern.sessionlog;

import io.postern.fetch.SessionReport;

/** Of which sessions a log is wanted. */
public enum Wanted {
  /** Of none. */
  NONE,
  /** Of those that somebody ought to look at. */
  ERRORS,
  /** Of all in which something happened. */
  ALL;

  /** Whether a session in which something happened is among them. */
  boolean has(SessionReport report) {
    return this == ALL || (this == ERRORS && report.isError());
  }
}
