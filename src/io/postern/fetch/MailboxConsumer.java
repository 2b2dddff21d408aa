package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.support.DefaultConsumer;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;

/**
 * Visits an account when Quartz says so, or when asked, and sends each mail through the route.
 * Never two sessions of an account at a time; suspended or stopped, a session under way finishes
 * the mails it has begun, says QUIT, and no other starts.
 */
public final class MailboxConsumer extends DefaultConsumer implements Suspendable {

  private static final Duration CENSUS_EVERY = Duration.ofDays(1);

  /** Where a session is. */
  public enum Phase {
    IDLE,
    WAITING,
    RUNNING,
    /** Somebody looks into the mailbox by hand. */
    BY_HAND
  }

  private final MailboxSettings settings;
  private final FetchStation station;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
  private final Object sessionEnd = new Object();
  private volatile SessionReport lastReport;
  private volatile Instant nextCensus = Instant.MIN;
  private volatile long ended;
  private volatile boolean open;
  private volatile boolean scheduled;

  MailboxConsumer(
      MailboxEndpoint endpoint,
      Processor processor,
      MailboxSettings settings,
      FetchStation station) {
    super(endpoint, processor);
    this.settings = settings;
    this.station = station;
  }

  public MailboxSettings settings() {
    return settings;
  }

  public Phase phase() {
    return phase.get();
  }

  /** The last session, or empty when there was none since the start. */
  public Optional<SessionReport> lastReport() {
    return Optional.ofNullable(lastReport);
  }

  /** How many sessions have ended since the start. */
  public long sessionsEnded() {
    return ended;
  }

  /** Whether sessions may begin: the route is neither stopped nor suspended. */
  public boolean isOpen() {
    return open;
  }

  /** When the next session is due by the schedule; empty when paused or never. */
  public Optional<Date> nextVisit() throws SchedulerException {
    return scheduled
        ? scheduler().getTriggersOfJob(jobKey()).stream().map(Trigger::getNextFireTime).findFirst()
        : Optional.empty();
  }

  /**
   * Asks for a session out of turn.
   *
   * @return false when the account is paused, or a session waits or runs already
   */
  public boolean requestSession() {
    if (!open || !phase.compareAndSet(Phase.IDLE, Phase.WAITING)) {
      return false;
    }
    station.sessions().submit(this::runSession);
    return true;
  }

  /**
   * Has the mailbox to itself: no session begins before the errand has ended, and none is under way
   * when it begins, whether the account is paused or not.
   *
   * @param patience how long to wait for a session that is under way
   * @throws IllegalStateException when it still is
   */
  public <T> T alone(Duration patience, Callable<T> errand) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (sessionEnd) {
      while (!phase.compareAndSet(Phase.IDLE, Phase.BY_HAND)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new IllegalStateException(
              "somebody is in the mailbox of %s: a session of the gateway, or another command; try"
                      .formatted(settings.account())
                  + " again when it has ended");
        }
        sessionEnd.wait(left / 1_000_000 + 1);
      }
    }
    try {
      return errand.call();
    } finally {
      phase.set(Phase.IDLE);
      synchronized (sessionEnd) {
        sessionEnd.notifyAll();
      }
    }
  }

  private void runSession() {
    phase.set(Phase.RUNNING);
    try {
      if (open) {
        station.watch().begins(settings.account());
        SessionReport report =
            station.session(settings, this::carry, () -> !open, censusDue()).run();
        lastReport = report;
        station.watch().ended(report);
        if (report.isEventful()) {
          announce(report);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      getExceptionHandler().handleException("the session of " + settings.account(), failed);
    } finally {
      phase.set(Phase.IDLE);
      synchronized (sessionEnd) {
        ended++;
        sessionEnd.notifyAll();
      }
    }
  }

  /** True once a day. */
  private boolean censusDue() {
    Instant now = station.clock().instant();
    boolean due = now.isAfter(nextCensus);
    nextCensus = due ? now.plus(CENSUS_EVERY) : nextCensus;
    return due;
  }

  private void announce(SessionReport report) {
    station
        .journal()
        .append(null, settings.account(), Event.SESSION, null, report.toString())
        .join();
  }

  private Settlement carry(Mail mail, Visit visit) throws Exception {
    Exchange exchange = createExchange(false);
    station.watch().departed();
    try {
      exchange.getMessage().setBody(mail);
      exchange.getMessage().setHeader(ExchangeKeys.MAIL_ID, mail.id());
      exchange.getMessage().setHeader(ExchangeKeys.ACCOUNT, visit.account());
      exchange.setProperty(ExchangeKeys.MAIL, mail);
      exchange.setProperty(ExchangeKeys.VISIT, visit);
      exchange.setProperty(ExchangeKeys.DONE, visit.done());
      if (visit.holdReason() != null) {
        exchange.setProperty(ExchangeKeys.HOLD_REASON, visit.holdReason());
      }
      if (visit.tooLarge() != null) {
        exchange.setProperty(ExchangeKeys.TOO_LARGE, visit.tooLarge());
      }
      getProcessor().process(exchange);
      if (exchange.getException() != null) {
        throw exchange.getException();
      }
      if (exchange.getProperty(ExchangeKeys.KEPT) != null) {
        visit.keep();
      }
      String left = exchange.getProperty(ExchangeKeys.LEFT, String.class);
      return left != null ? new Settlement.Left(left) : visit.settlement();
    } finally {
      releaseExchange(exchange, false);
      station.watch().arrived();
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    open = true;
    schedule();
  }

  @Override
  protected void doResume() throws Exception {
    open = true;
    schedule();
  }

  @Override
  protected void doSuspend() throws Exception {
    shut();
  }

  @Override
  protected void doStop() throws Exception {
    shut();
    super.doStop();
  }

  private void schedule() throws SchedulerException {
    Optional<Trigger> trigger = VisitTrigger.of(settings.account(), settings.schedule());
    if (trigger.isPresent()) {
      JobDetail job = JobBuilder.newJob(SessionJob.class).withIdentity(jobKey()).build();
      scheduler()
          .getContext()
          .put(SessionJob.key(settings.account()), (Runnable) this::requestSession);
      scheduler().scheduleJob(job, trigger.get());
      scheduled = true;
    }
  }

  /** No new session; the one under way finishes the mails it has begun. */
  private void shut() throws SchedulerException, InterruptedException {
    open = false;
    if (scheduled && !scheduler().isShutdown()) {
      scheduler().deleteJob(jobKey());
      scheduler().getContext().remove(SessionJob.key(settings.account()));
    }
    scheduled = false;
    long patience = getEndpoint().getCamelContext().getShutdownStrategy().getTimeout() * 1000;
    long end = System.nanoTime() + patience * 1_000_000;
    synchronized (sessionEnd) {
      while (phase.get() == Phase.RUNNING && System.nanoTime() - end < 0) {
        sessionEnd.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    }
  }

  private JobKey jobKey() {
    return new JobKey(settings.account(), "postern");
  }

  private Scheduler scheduler() {
    return getEndpoint()
        .getCamelContext()
        .getComponent("quartz", QuartzComponent.class)
        .getScheduler();
  }
}
