package io.postern.manage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.fetch.SessionReport;
import io.postern.fetch.SessionWatch;
import io.postern.mail.Outcome;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/** All of Postern's own meters. Camel adds those of its routes. */
public final class Meters implements SessionWatch {
  private final Map<SessionReport.End, Counter> sessions = new EnumMap<>(SessionReport.End.class);
  private final Counter fetched;
  private final Counter octets;
  private final Counter delivered;
  private final Counter deferred;
  private final Counter refused;
  private final Counter spam;
  private final Counter held;
  private final AtomicLong inFlight = new AtomicLong();

  /**
   * @param holdSize how many mails are in the hold; asked at each scrape
   */
  public Meters(MeterRegistry registry, IntSupplier holdSize) {
    for (SessionReport.End end : SessionReport.End.values()) {
      sessions.put(
          end,
          Counter.builder("postern.sessions")
              .description("Visits to accounts that ended, by how they ended")
              .tag("end", end.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    fetched = counter(registry, "postern.mails.fetched", "Mails downloaded from providers");
    octets =
        Counter.builder("postern.octets.fetched")
            .description("Octets of mail downloaded from providers")
            .baseUnit("bytes")
            .register(registry);
    delivered = recipients(registry, "delivered");
    deferred = recipients(registry, "deferred");
    refused = recipients(registry, "refused");
    spam = recipients(registry, "spam");
    held = counter(registry, "postern.mails.held", "Mails put into the hold");
    Gauge.builder("postern.mails.in.flight", inFlight, AtomicLong::doubleValue)
        .description("Mails between download and their last durable write")
        .register(registry);
    Gauge.builder("postern.hold.size", holdSize, IntSupplier::getAsInt)
        .description("Mails in the hold, which wait for a person")
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private static Counter recipients(MeterRegistry registry, String outcome) {
    return Counter.builder("postern.recipients")
        .description("Recipients of delivery attempts, by outcome")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** A session that has not ended yet is not counted. */
  @Override
  public void begins(String account) {
    // counted when it ends
  }

  /** A session ended. */
  @Override
  public void ended(SessionReport report) {
    sessions.get(report.end()).increment();
    fetched.increment(report.fetched());
    octets.increment((double) report.octets());
  }

  /** An attempt had this outcome for one recipient. */
  public void attempted(Outcome outcome) {
    if (outcome instanceof Outcome.Delivered) {
      delivered.increment();
    } else if (outcome instanceof Outcome.Deferred) {
      deferred.increment();
    } else if (outcome instanceof Outcome.Spam) {
      spam.increment();
    } else {
      refused.increment();
    }
  }

  /** A mail was put into the hold. */
  public void held() {
    held.increment();
  }

  /** A mail set out on its way through the routes; {@link #arrived} follows, however it ends. */
  @Override
  public void departed() {
    inFlight.incrementAndGet();
  }

  /** A mail's way through the routes ended. */
  @Override
  public void arrived() {
    inFlight.decrementAndGet();
  }
}
