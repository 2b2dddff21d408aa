package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.support.DefaultConsumer;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/**
 * Visits an account when Quartz says so, or when asked, and sends each mail through the route.
 * Never two sessions of an account at a time; suspended or stopped, a session under way finishes
 * the mails it has begun, says QUIT, and no other starts.
 */
public final class MailboxConsumer extends DefaultConsumer implements Suspendable {

  private static final Duration CENSUS_EVERY = Duration.ofDays(1);

  private final String account;
  private final FetchStation station;
  private final Occupancy mailbox;
  private final VisitSchedule schedule;
  private volatile SessionReport lastReport;
  private volatile Instant nextCensus = Instant.MIN;
  private final AtomicLong ended = new AtomicLong();
  private volatile boolean open;

  MailboxConsumer(
      MailboxEndpoint endpoint, Processor processor, String account, FetchStation station) {
    super(endpoint, processor);
    this.account = account;
    this.station = station;
    this.mailbox = new Occupancy(account);
    this.schedule = new VisitSchedule(account, this::scheduler, this::requestSession);
  }

  /** The name of the account. */
  public String account() {
    return account;
  }

  /**
   * The settings of the account, which change only while it is idle.
   *
   * @throws IllegalArgumentException when the account was removed meanwhile
   */
  public MailboxSettings settings() {
    return station.settings(account);
  }

  /** Whether a session is under way. */
  public boolean isInSession() {
    return mailbox.isSession();
  }

  /** The last session, or empty when there was none since the start. */
  public Optional<SessionReport> lastReport() {
    return Optional.ofNullable(lastReport);
  }

  /** How many sessions have ended since the start. */
  public long sessionsEnded() {
    return ended.get();
  }

  /** Whether sessions may begin: the route is neither stopped nor suspended. */
  public boolean isOpen() {
    return open;
  }

  /** When the next session is due by the schedule; empty when paused or never. */
  public Optional<Date> nextVisit() throws SchedulerException {
    return schedule.next();
  }

  /**
   * Asks for a session out of turn.
   *
   * @return false when the account is paused, or a session waits or runs already
   */
  public boolean requestSession() {
    if (!open || !mailbox.reserve()) {
      return false;
    }
    station.sessions().submit(this::visit);
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
    return mailbox.alone(patience, errand);
  }

  /**
   * Has something done in a moment in which nobody is in the mailbox: now if that is so, else
   * before a session that waits for its turn, or at the end of the session that is under way, by
   * its thread. What was asked for before and has not been done yet is forgotten.
   *
   * @param change short, for no session begins meanwhile; its exceptions are its own to tell
   * @return whether it is yet to be done
   */
  public boolean whenIdle(Runnable change) {
    return mailbox.whenIdle(change);
  }

  /** Takes up a schedule that changed; to be called from within {@link #whenIdle}. */
  public void reschedule() throws SchedulerException {
    if (open) {
      schedule.follow(settings().schedule());
    }
  }

  /** It counts as ended when the next may begin. */
  private void visit() {
    try {
      mailbox.session(this::runSession);
    } finally {
      ended.incrementAndGet();
    }
  }

  private void runSession() {
    try {
      if (open) {
        station.watch().begins(account);
        SessionReport report =
            station.session(settings(), this::carry, () -> !open, censusDue()).run();
        lastReport = report;
        station.watch().ended(report);
        if (report.isEventful()) {
          announce(report);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      getExceptionHandler().handleException("the session of " + account, failed);
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
    station.journal().append(null, account, Event.SESSION, null, report.toString()).join();
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
    schedule.follow(settings().schedule());
  }

  @Override
  protected void doResume() throws Exception {
    open = true;
    schedule.follow(settings().schedule());
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

  /** No new session; the one under way finishes the mails it has begun. */
  private void shut() throws SchedulerException, InterruptedException {
    open = false;
    schedule.end();
    long seconds = getEndpoint().getCamelContext().getShutdownStrategy().getTimeout();
    mailbox.awaitSessionEnd(seconds * 1_000);
  }

  private Scheduler scheduler() {
    return getEndpoint()
        .getCamelContext()
        .getComponent("quartz", QuartzComponent.class)
        .getScheduler();
  }
}
