package io.postern.queue;

import io.postern.mail.Priority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the queue keeps mail.
 *
 * @param folder for contents that are too large for the database
 * @param inDatabase octets of a content that is kept in the database, at the most
 * @param schedules when mail of each priority leaves; has all of them
 * @param outgoingFirst whether a session with an account waits until due mail was tried (F72)
 */
public record QueueSettings(
    Path folder, int inDatabase, Map<Priority, Schedule> schedules, boolean outgoingFirst) {

  /** When a mail leaves (F83-F86). */
  public enum Send {
    /** As soon as it is accepted, or as its freezing time is over. */
    AT_ONCE,
    /** With the next connection to the provider, or when it has waited long enough. */
    COLLECT,
    /** With the next connection to the provider, which it never causes itself. */
    WHEN_CONNECTED
  }

  /**
   * When mail of one priority leaves (F87).
   *
   * @param send in which manner
   * @param freeze how long it stays before it may leave: the last chance to intercept it
   * @param collect how long it waits for company at the most; matters for {@link Send#COLLECT} only
   */
  public record Schedule(Send send, Duration freeze, Duration collect) {}

  public QueueSettings {
    schedules = Map.copyOf(schedules);
  }
}
