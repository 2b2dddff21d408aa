package io.postern.fetch;

import java.text.ParseException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.DailyTimeIntervalScheduleBuilder;
import org.quartz.DateBuilder;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TimeOfDay;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/** Says a {@link Schedule} in Quartz' terms. A moment that was missed is not made up for. */
final class VisitTrigger {
  private static final int ALL_DAYS = 7;

  private VisitTrigger() {}

  /**
   * @param account names the trigger
   * @return empty for a schedule that never comes by itself
   */
  static Optional<Trigger> of(String account, Schedule schedule) {
    return schedule(schedule)
        .map(
            builder ->
                TriggerBuilder.newTrigger()
                    .withIdentity("fetch-" + account, "postern")
                    .withSchedule(builder)
                    .startNow()
                    .build());
  }

  private static Optional<ScheduleBuilder<?>> schedule(Schedule schedule) {
    if (schedule instanceof Schedule.Cron cron) {
      return Optional.of(
          CronScheduleBuilder.cronSchedule(parsed(cron.expression()))
              .withMisfireHandlingInstructionDoNothing());
    }
    return schedule instanceof Schedule.Every every ? Optional.of(every(every)) : Optional.empty();
  }

  private static CronExpression parsed(String expression) {
    try {
      return new CronExpression(expression);
    } catch (ParseException checkedBefore) {
      throw new IllegalArgumentException(checkedBefore);
    }
  }

  private static ScheduleBuilder<?> every(Schedule.Every every) {
    boolean always = every.days().size() == ALL_DAYS && every.from().equals(every.until());
    return always ? simple(every.interval()) : daily(every);
  }

  private static ScheduleBuilder<?> simple(Duration interval) {
    return SimpleScheduleBuilder.simpleSchedule()
        .withIntervalInMilliseconds(interval.toMillis())
        .repeatForever()
        .withMisfireHandlingInstructionNextWithRemainingCount();
  }

  private static ScheduleBuilder<?> daily(Schedule.Every every) {
    DailyTimeIntervalScheduleBuilder daily =
        DailyTimeIntervalScheduleBuilder.dailyTimeIntervalSchedule()
            .withInterval(
                Math.toIntExact(Math.max(1, every.interval().toSeconds())),
                DateBuilder.IntervalUnit.SECOND)
            .onDaysOfTheWeek(quartzDays(every.days()))
            .withMisfireHandlingInstructionDoNothing();
    if (!every.from().equals(every.until())) {
      daily.startingDailyAt(timeOfDay(every.from())).endingDailyAt(timeOfDay(every.until()));
    }
    return daily;
  }

  private static TimeOfDay timeOfDay(LocalTime time) {
    return new TimeOfDay(time.getHour(), time.getMinute(), time.getSecond());
  }

  /** Quartz counts from Sunday = 1. */
  private static Set<Integer> quartzDays(Set<DayOfWeek> days) {
    return days.stream().map(day -> day.getValue() % ALL_DAYS + 1).collect(Collectors.toSet());
  }
}
