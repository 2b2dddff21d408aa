package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartz.TriggerUtils;
import org.quartz.spi.OperableTrigger;

/** An account is visited every so often, within its hours, on its days (F66, F67, F68). */
class SchedulesAreKeptTest {
  /** Enough for every five minutes of more than two weeks. */
  private static final int VISITS = 3_000;

  private static final Set<DayOfWeek> WORKING_DAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  @Test
  void everySoOftenDayAndNight() {
    Schedule.Every every =
        every(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of(DayOfWeek.values()));
    List<Date> visits = visits(every, VISITS);
    for (int i = 1; i < visits.size(); i++) {
      assertThat(visits.get(i).getTime() - visits.get(i - 1).getTime())
          .isEqualTo(Duration.ofMinutes(5).toMillis());
    }
  }

  @Test
  void onlyWithinItsHours() {
    Schedule.Every every =
        every(LocalTime.of(7, 0), LocalTime.of(19, 0), Set.of(DayOfWeek.values()));
    List<LocalDateTime> visits = local(visits(every, VISITS));
    assertThat(visits)
        .allSatisfy(
            visit ->
                assertThat(visit.toLocalTime()).isBetween(LocalTime.of(7, 0), LocalTime.of(19, 0)));
    assertThat(visits.stream().map(LocalDateTime::getDayOfWeek))
        .contains(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(visits.stream().map(LocalDateTime::toLocalTime))
        .contains(LocalTime.of(7, 0), LocalTime.of(7, 5), LocalTime.of(19, 0));
  }

  @Test
  void onlyOnItsDays() {
    Schedule.Every every = every(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, WORKING_DAYS);
    assertThat(local(visits(every, VISITS)).stream().map(LocalDateTime::getDayOfWeek))
        .hasSize(VISITS)
        .hasSameElementsAs(WORKING_DAYS);
  }

  @Test
  void asACronExpressionSays() {
    Schedule cron = new Schedule.Cron("0 0/30 7-8 ? * MON-FRI");
    List<LocalDateTime> visits = local(visits(cron, 100));
    assertThat(visits.stream().map(LocalDateTime::toLocalTime))
        .containsOnly(
            LocalTime.of(7, 0), LocalTime.of(7, 30), LocalTime.of(8, 0), LocalTime.of(8, 30));
    assertThat(visits.stream().map(LocalDateTime::getDayOfWeek)).hasSameElementsAs(WORKING_DAYS);
  }

  @Test
  void neverOfItselfWithoutASchedule() {
    assertThat(VisitTrigger.of("info", new Schedule.OnDemand())).isEmpty();
  }

  private static Schedule.Every every(LocalTime from, LocalTime until, Set<DayOfWeek> days) {
    return new Schedule.Every(Duration.ofMinutes(5), from, until, days);
  }

  private static List<Date> visits(Schedule schedule, int count) {
    OperableTrigger trigger = (OperableTrigger) VisitTrigger.of("info", schedule).orElseThrow();
    return TriggerUtils.computeFireTimes(trigger, null, count);
  }

  private static List<LocalDateTime> local(List<Date> visits) {
    return visits.stream()
        .map(visit -> LocalDateTime.ofInstant(visit.toInstant(), ZoneId.systemDefault()))
        .toList();
  }
}
