package io.postern.queue;

import io.postern.mail.Priority;
import java.time.Duration;
import java.time.Instant;

/**
 * How a mail begins in the queue (F83-F87).
 *
 * @param state {@link State#DUE} or {@link State#FROZEN}
 * @param dueAt from when on it may be sent
 * @param awaitsConnection whether a connection to the provider makes it due
 * @param note why it waits; empty when it does not
 */
public record Placement(State state, Instant dueAt, boolean awaitsConnection, String note) {

  /** Decides by the settings for a priority what becomes of a mail that is accepted now. */
  public static Placement of(Priority priority, QueueSettings settings, Instant now) {
    QueueSettings.Schedule schedule = settings.schedules().get(priority);
    return switch (schedule.send()) {
      case AT_ONCE -> frozen(schedule.freeze(), now);
      case COLLECT -> collected(schedule, now);
      case WHEN_CONNECTED -> awaitingConnection();
    };
  }

  /** Until there is a connection to the provider, however long that takes (F86). */
  static Placement awaitingConnection() {
    return new Placement(
        State.FROZEN, Operation.FOREVER, true, "waits for a connection to the provider");
  }

  private static Placement frozen(Duration freeze, Instant now) {
    return freeze.isZero()
        ? new Placement(State.DUE, now, false, "")
        : new Placement(
            State.FROZEN, now.plus(freeze), false, "frozen for " + words(freeze) + " by settings");
  }

  private static Placement collected(QueueSettings.Schedule schedule, Instant now) {
    Duration longest =
        schedule.freeze().compareTo(schedule.collect()) > 0
            ? schedule.freeze()
            : schedule.collect();
    return longest.isZero()
        ? new Placement(State.DUE, now, false, "")
        : new Placement(
            State.FROZEN,
            now.plus(longest),
            true,
            "waits for company, for " + words(longest) + " at most");
  }

  private static String words(Duration duration) {
    if (duration.toSeconds() % 60 != 0 || duration.toMinutes() == 0) {
      return duration.toMillis() % 1000 == 0
          ? duration.toSeconds() + " s"
          : duration.toMillis() + " ms";
    }
    return duration.toMinutes() + " min";
  }
}
