package io.postern.account;

import io.postern.account.text.DurationText;
import io.postern.account.text.SendText;
import io.postern.advice.Quoted;
import io.postern.mail.Priority;
import io.postern.queue.QueueSettings;
import io.postern.queue.QueueSettings.Schedule;
import io.postern.queue.QueueSettings.Send;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how the queue keeps mail. */
final class QueueReader {
  private final QueueKeys keys;

  QueueReader(QueueKeys keys) {
    this.keys = keys;
  }

  /**
   * Finds what is wrong.
   *
   * @param expireAfter when mail is given up; empty when that is not known
   */
  void check(Section queue, Optional<Duration> expireAfter) {
    queue.check(Stream.of(keys.outgoingFirst, keys.inDatabase));
    for (Priority priority : Priority.values()) {
      checkTime(queue.group("freeze"), keys.freeze.get(priority), expireAfter);
      checkCollect(queue, priority);
      if (queue.group("collect").has(keys.collect.get(priority))) {
        checkTime(queue.group("collect"), keys.collect.get(priority), expireAfter);
      }
    }
  }

  private static void checkTime(Section group, Key<Duration> key, Optional<Duration> expireAfter) {
    Optional<Duration> time = group.get(key);
    expireAfter
        .filter(expiry -> time.filter(t -> t.compareTo(expiry) >= 0).isPresent())
        .ifPresent(
            expiry ->
                group.wrong(
                    key,
                    Quoted.text(DurationText.write(time.get()))
                        + " is so long that mail would expire before it may leave",
                    "expected less than postern.relay.expire-after, which is "
                        + DurationText.write(expiry)));
  }

  private void checkCollect(Section queue, Priority priority) {
    Key<Duration> key = keys.collect.get(priority);
    Section collect = queue.group("collect");
    collect.get(key);
    Optional<Send> send = queue.group("send").get(keys.send.get(priority));
    if (collect.has(key) && send.filter(s -> s != Send.COLLECT).isPresent()) {
      collect.wrong(
          key,
          "means nothing with send." + key.name() + ": " + SendText.write(send.get()),
          "expected send." + key.name() + ": collect beside it");
    }
  }

  /** The settings, when nothing is wrong. */
  QueueSettings read(Section queue, Path dataDir) {
    Map<Priority, Schedule> schedules = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      schedules.put(
          priority,
          new Schedule(
              queue.group("send").value(keys.send.get(priority)),
              queue.group("freeze").value(keys.freeze.get(priority)),
              queue.group("collect").value(keys.collect.get(priority))));
    }
    return new QueueSettings(
        dataDir.resolve("queue"),
        queue.value(keys.inDatabase),
        schedules,
        queue.value(keys.outgoingFirst));
  }
}
