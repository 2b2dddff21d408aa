package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** Accounts whose moments come while others are being scheduled. */
class NoVisitIsLostAmongManyTest {
  private static final int ACCOUNTS = 3_000;
  private static final Schedule WEEKLY =
      new Schedule.Every(
          Duration.ofDays(7), LocalTime.MIN, LocalTime.MIN, EnumSet.allOf(DayOfWeek.class));

  private final Set<Integer> visited = ConcurrentHashMap.newKeySet();
  private Scheduler scheduler;

  @BeforeEach
  void start() throws SchedulerException {
    Properties properties = new Properties();
    properties.put("org.quartz.scheduler.instanceName", "many");
    properties.put("org.quartz.threadPool.threadCount", "10");
    properties.put("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    scheduler = new StdSchedulerFactory(properties).getScheduler();
    scheduler.start();
  }

  @AfterEach
  void stop() throws SchedulerException {
    scheduler.shutdown(true);
  }

  @Test
  void eachIsVisitedAtOnce() throws SchedulerException {
    for (int i = 0; i < ACCOUNTS; i++) {
      int account = i;
      new VisitSchedule("box-" + i, () -> scheduler, () -> visited.add(account)).follow(WEEKLY);
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(visited).hasSize(ACCOUNTS));
  }
}
