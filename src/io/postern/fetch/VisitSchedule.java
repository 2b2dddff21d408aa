package io.postern.fetch;

import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;

/** The moments of one account in the scheduler. Safe for several threads. */
final class VisitSchedule {
  private final String account;
  private final Supplier<Scheduler> scheduler;
  private final Runnable visit;
  private Schedule inForce;

  /**
   * @param scheduler asked for only when there are moments
   * @param visit what is run when one has come
   */
  VisitSchedule(String account, Supplier<Scheduler> scheduler, Runnable visit) {
    this.account = account;
    this.scheduler = scheduler;
    this.visit = visit;
  }

  /** From now on this schedule holds; nothing happens when it does already. */
  synchronized void follow(Schedule schedule) throws SchedulerException {
    if (schedule.equals(inForce)) {
      return;
    }
    end();
    Optional<Trigger> trigger = VisitTrigger.of(account, schedule);
    if (trigger.isPresent()) {
      JobDetail job =
          JobBuilder.newJob(SessionJob.class)
              .withIdentity(key())
              .usingJobData(SessionJob.carrying(visit))
              .build();
      scheduler.get().scheduleJob(job, trigger.get());
      inForce = schedule;
    }
  }

  /** From now on there are no moments. */
  synchronized void end() throws SchedulerException {
    if (inForce != null && !scheduler.get().isShutdown()) {
      scheduler.get().deleteJob(key());
    }
    inForce = null;
  }

  /** When the next moment is; empty when there is none. */
  synchronized Optional<Date> next() throws SchedulerException {
    return inForce == null
        ? Optional.empty()
        : scheduler.get().getTriggersOfJob(key()).stream()
            .map(Trigger::getNextFireTime)
            .findFirst();
  }

  private JobKey key() {
    return new JobKey(account, "postern");
  }
}
