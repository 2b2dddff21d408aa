package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.notice.Reports;
import io.postern.queue.Deposit;
import io.postern.queue.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the postmaster about what needs a person: about one matter at most once an hour, and
 * about all together at most twenty times an hour. What is not written stands in the log.
 */
public final class Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int PER_HOUR = 20;
  private static final int MATTERS = 1_000;

  private final Reports reports;
  private final Optional<Address> postmaster;
  private final Clock clock;
  private final Recent<Instant> told = new Recent<>(MATTERS);
  private Instant hourBegan = Instant.MIN;
  private int inThisHour;

  /**
   * @param postmaster a recipient of the internal server; empty to have alerts in the log only
   */
  public Alerts(Reports reports, Optional<Address> postmaster, Clock clock) {
    this.reports = reports;
    this.postmaster = postmaster;
    this.clock = clock;
  }

  /**
   * @param matter what it is about; the same one is not told again within the hour
   * @param text lines ending with LF, cleaned of what strangers could do with them
   * @return for the queue; empty when it was told before, or there is nobody to tell
   */
  Optional<Deposit> raise(String matter, String subject, String text) {
    if (!isNew(matter)) {
      return Optional.empty();
    }
    LOG.warn("{}", subject);
    try {
      return postmaster.isPresent()
          ? Optional.of(deposit(reports.alert(postmaster.get(), subject, text), clock.instant()))
          : Optional.empty();
    } catch (IOException failed) {
      LOG.error("the postmaster could not be told: {}", subject, failed);
      return Optional.empty();
    }
  }

  private synchronized boolean isNew(String matter) {
    Instant now = clock.instant();
    Instant before = told.get(matter);
    if (before != null && now.isBefore(before.plus(HOUR))) {
      return false;
    }
    if (hourBegan.equals(Instant.MIN) || !now.isBefore(hourBegan.plus(HOUR))) {
      hourBegan = now;
      inThisHour = 0;
    }
    told.put(matter, now);
    return inThisHour++ < PER_HOUR;
  }

  /** A mail of our own, for the queue. */
  static Deposit deposit(Mail mail, Instant now) {
    return new Deposit(
        mail, Priority.NORMAL, Destinations.INTERNAL, "Postern", State.DUE, now, false, "");
  }
}
