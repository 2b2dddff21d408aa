package io.postern.account;

import io.postern.account.text.DayWindow;
import io.postern.fetch.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads when an account is visited. */
final class ScheduleReader {
  private final AccountKeys keys;

  ScheduleReader(AccountKeys keys) {
    this.keys = keys;
  }

  /** The schedule; on demand when nothing is written or something is wrong. */
  Schedule read(Section account) {
    Optional<String> cron = account.get(keys.schedule);
    Optional<Duration> every = account.get(keys.every);
    DayWindow window = account.get(keys.between).orElse(DayWindow.wholeDay());
    Set<DayOfWeek> days = days(account);
    if (account.has(keys.schedule) && account.has(keys.every)) {
      account
          .problems()
          .add(child(account, keys.every), "stands beside schedule", "expected only one of them");
    }
    if (!account.has(keys.every)) {
      List.of(keys.between, keys.on).forEach(key -> needsEvery(account, key));
    }
    return cron.<Schedule>map(Schedule.Cron::new)
        .or(() -> every.map(e -> new Schedule.Every(e, window.from(), window.until(), days)))
        .orElseGet(Schedule.OnDemand::new);
  }

  private Set<DayOfWeek> days(Section account) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    account.list(keys.on).forEach(days::addAll);
    return Set.copyOf(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days);
  }

  private static void needsEvery(Section account, Key<?> key) {
    if (account.has(key)) {
      account
          .problems()
          .add(
              child(account, key),
              "means nothing without every",
              "expected every beside it, such as every: 5m");
    }
  }

  private static Node child(Section account, Key<?> key) {
    return account.node().child(key.name()).orElseThrow();
  }
}
