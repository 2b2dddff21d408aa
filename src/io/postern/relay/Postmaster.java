package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.notice.Alerts;
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
 * Tells the postmaster of what needs a person: about one matter at most once an hour, and about all
 * together at most twenty times an hour. What is not written stands in the log.
 */
public final class Postmaster {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int PER_HOUR = 20;
  private static final int MATTERS = 1_000;

  private final Alerts alerts;
  private final Optional<Address> address;
  private final Clock clock;
  private final Recent<Instant> told = new Recent<>(MATTERS);
  private Instant hourBegan = Instant.MIN;
  private int inThisHour;

  /** Writes one of the alerts. */
  @FunctionalInterface
  interface Letter {
    /**
     * @throws IOException when it cannot be written
     */
    Mail write(Alerts alerts, Address postmaster) throws IOException;
  }

  /**
   * @param address a recipient of the internal server; empty to have alerts in the log only
   */
  public Postmaster(Alerts alerts, Optional<Address> address, Clock clock) {
    this.alerts = alerts;
    this.address = address;
    this.clock = clock;
  }

  /**
   * @param matter what it is about; the same one is not told again within the hour
   * @param words for the log, on one line, cleaned of what strangers could do with them
   * @return for the queue; empty when it was told before, or there is nobody to tell
   */
  Optional<Deposit> hears(String matter, String words, Letter letter) {
    if (!isNew(matter)) {
      return Optional.empty();
    }
    LOG.warn("{}", words);
    try {
      return address.isPresent()
          ? Optional.of(deposit(letter.write(alerts, address.get()), clock.instant()))
          : Optional.empty();
    } catch (IOException failed) {
      LOG.error("the postmaster could not be told: {}", words, failed);
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
