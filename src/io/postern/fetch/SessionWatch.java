package io.postern.fetch;

/**
 * Hears of what sessions do, to count it. Called from many threads; must be quick and not throw.
 */
public interface SessionWatch {
  /** A mail set out on its way through the routes; {@link #arrived} follows, however it ends. */
  void departed();

  /** A mail's way through the routes ended. */
  void arrived();

  /** A session ended; this is also where it is told to whoever reads the log. */
  void ended(SessionReport report);
}
