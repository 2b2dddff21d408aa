package io.postern.fetch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** When an account is visited. */
public sealed interface Schedule {
  /** The schedule as a person would say it. */
  String inWords();

  /**
   * By a Quartz cron expression.
   *
   * @param expression six or seven fields, already checked
   */
  record Cron(String expression) implements Schedule {
    @Override
    public String inWords() {
      return "by cron " + expression;
    }
  }

  /**
   * At an interval.
   *
   * @param interval 100 ms or more
   * @param from first moment of a day
   * @param until last moment of a day; equal to {@code from} for the whole day
   * @param days on which days; all seven for every day
   */
  record Every(Duration interval, LocalTime from, LocalTime until, Set<DayOfWeek> days)
      implements Schedule {
    @Override
    public String inWords() {
      String every = "every " + interval.toString().substring(2).toLowerCase(Locale.ROOT);
      String between = from.equals(until) ? "" : " from " + from + " to " + until;
      String on =
          days.size() == DayOfWeek.values().length
              ? ""
              : days.stream()
                  .sorted()
                  .map(day -> day.name().substring(0, 3))
                  .collect(Collectors.joining(",", " on ", ""));
      return every + between + on;
    }
  }

  /** Only when somebody asks for it. */
  record OnDemand() implements Schedule {
    @Override
    public String inWords() {
      return "on demand";
    }
  }
}
