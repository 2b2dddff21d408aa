package io.postern.relay;

import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.mail.Address;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.queue.Deposit;
import io.postern.queue.Settlement;
import io.postern.queue.Settlement.Fate;
import io.postern.queue.Transit;
import io.postern.relay.RelayMeter.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of an attempt what the queue is to write: fates, next attempt, journal, notices. */
public final class Settling {
  private final RetrySchedule schedule;
  private final Fates fates;
  private final Telling telling;
  private final Trouble trouble;
  private final RelayMeter meter;
  private final Clock clock;

  public Settling(
      RelaySettings settings,
      SenderNotices notices,
      Postmaster postmaster,
      RelayMeter meter,
      Clock clock) {
    this.schedule = RetrySchedule.of(settings);
    this.fates = new Fates(schedule);
    this.telling = new Telling(notices, postmaster, schedule);
    this.trouble = new Trouble(postmaster);
    this.meter = meter;
    this.clock = clock;
  }

  /** To be called while the mail's content can be read. */
  Settlement of(Transit transit, Attempt attempt) {
    Instant now = clock.instant();
    List<Address> recipients = transit.mail().envelope().recipients();
    Decision decision = fates.decide(transit.queued(), recipients, attempt, now);
    Told told = telling.about(transit, attempt, decision, now);
    List<Line> lines = new ArrayList<>(recipients.size() + told.lines.size());
    String note = "";
    for (Leg leg : attempt.legs()) {
      for (Map.Entry<Address, Outcome> each : leg.outcomes().entrySet()) {
        Outcome outcome = each.getValue();
        Kind kind = kind(outcome, decision.expired().contains(each.getKey()));
        meter.count(attempt.destination(), kind);
        lines.add(line(kind, each.getKey(), leg, outcome));
        note = outcome instanceof Outcome.Delivered && !note.isEmpty() ? note : outcome.text();
      }
    }
    lines.addAll(told.lines);
    List<Deposit> notices = new ArrayList<>(told.notices);
    trouble.about(attempt).ifPresent(notices::add);
    return settlement(decision, told, note, lines, notices);
  }

  private static Settlement settlement(
      Decision decision, Told told, String note, List<Line> lines, List<Deposit> notices) {
    Map<Address, Fate> fates = new LinkedHashMap<>(decision.fates());
    boolean hold =
        !told.kept.isEmpty() && fates.values().stream().noneMatch(Fate.Open.class::isInstance);
    told.kept.forEach(
        address -> fates.put(address, new Fate.Open(decision.fates().get(address).reply())));
    return new Settlement(
        fates,
        decision.next(),
        hold ? Optional.of(told.keptBecause) : Optional.empty(),
        decision.counts(),
        told.delayTold,
        note,
        lines,
        notices);
  }

  private static Kind kind(Outcome outcome, boolean expired) {
    if (outcome instanceof Outcome.Delivered) {
      return Kind.DELIVERED;
    }
    if (outcome instanceof Outcome.Refused) {
      return Kind.REFUSED;
    }
    boolean doubtful = ((Deferred) outcome).cause() == Cause.IN_DOUBT;
    return expired ? Kind.EXPIRED : doubtful ? Kind.IN_DOUBT : Kind.DEFERRED;
  }

  private Line line(Kind kind, Address recipient, Leg leg, Outcome outcome) {
    Event event =
        switch (kind) {
          case DELIVERED -> Event.DELIVERED;
          case DEFERRED -> Event.DEFERRED;
          case REFUSED -> Event.REFUSED;
          case EXPIRED -> Event.EXPIRED;
          case IN_DOUBT -> Event.IN_DOUBT;
        };
    String detail =
        kind == Kind.EXPIRED
            ? "given up after " + Spell.of(schedule.expireAfter()) + "; the last answer: "
            : "";
    String text = outcome.text();
    // an answer that came without a reply names its server itself
    String host = leg.facts().isPresent() && !text.startsWith(leg.host()) ? leg.host() + ": " : "";
    return new Line(event, recipient.toString(), detail + host + text);
  }
}
