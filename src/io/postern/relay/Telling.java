package io.postern.relay;

import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.Mail;
import io.postern.mail.OneLine;
import io.postern.notice.DeliveryReport.Reason;
import io.postern.notice.Untold;
import io.postern.notice.Untold.Failed;
import io.postern.queue.Queued;
import io.postern.queue.Transit;
import io.postern.relay.SenderNotices.Reach;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who hears of an attempt (F95-F97, RFC 3461): the sender of what failed, what takes long,
 * and what arrived, as far as wanted; the postmaster of what nobody else can be told.
 */
final class Telling {
  private static final Logger OUTGOING = LoggerFactory.getLogger(SendLog.LOGGER);
  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  private final SenderNotices notices;
  private final Postmaster postmaster;
  private final RetrySchedule schedule;

  Telling(SenderNotices notices, Postmaster postmaster, RetrySchedule schedule) {
    this.notices = notices;
    this.postmaster = postmaster;
    this.schedule = schedule;
  }

  Told about(Transit transit, Attempt attempt, Decision decision, Instant now) {
    Told told = new Told();
    told.delayTold = transit.queued().delayTold();
    failures(transit, attempt, decision, told);
    boolean late = schedule.isLate(transit.queued().acceptedAt(), now);
    if (late && !told.delayTold && !decision.waiting().isEmpty()) {
      told.delayTold = true;
      optional(Reason.DELAY, transit, attempt, decision.waiting(), told);
    }
    if (!decision.delivered().isEmpty()) {
      success(transit, attempt, decision, told);
    }
    return told;
  }

  /** What was refused and what came too late are two things to say. */
  private void failures(Transit transit, Attempt attempt, Decision decision, Told told) {
    if (decision.refused().isEmpty() && decision.expired().isEmpty()) {
      return;
    }
    Mail mail = transit.mail();
    List<Address> refused = wanting(mail, decision.refused());
    List<Address> expired = wanting(mail, decision.expired());
    List<Address> failed = new ArrayList<>(refused);
    failed.addAll(expired);
    if (failed.isEmpty()) {
      return;
    }
    Reach reach = notices.reach(mail);
    if (reach != Reach.KNOWN) {
      keep(reach, transit, attempt, failed, told);
      return;
    }
    failure(Reason.FAILURE, transit, attempt, refused, told);
    failure(Reason.EXPIRED, transit, attempt, expired, told);
  }

  private static List<Address> wanting(Mail mail, List<Address> failed) {
    EnvelopeParameters parameters = mail.envelope().parameters();
    List<Address> wanting = new ArrayList<>(failed);
    wanting.removeIf(address -> !parameters.of(address).wantsFailure());
    return wanting;
  }

  private void failure(
      Reason reason, Transit transit, Attempt attempt, List<Address> failed, Told told) {
    if (failed.isEmpty()) {
      return;
    }
    Mail mail = transit.mail();
    try {
      told.notices.add(notices.afterAttempt(reason, transit.queued(), mail, attempt, failed));
      String detail = "a delivery report goes to " + mail.envelope().reversePath();
      failed.forEach(each -> told.lines.add(new Line(Event.RETURNED, each.toString(), detail)));
    } catch (IOException unreadable) {
      LOG.error("{}: no delivery report could be written", mail.id(), unreadable);
      told.kept.addAll(failed);
      told.keptBecause = "no delivery report could be written: " + unreadable.getMessage();
    }
  }

  /** Nothing is lost because there is nobody to tell: a person decides. */
  private void keep(
      Reach reach, Transit transit, Attempt attempt, List<Address> failed, Told told) {
    String sender = OneLine.of(transit.mail().envelope().reversePath());
    String why =
        reach == Reach.NOBODY
            ? "the mail has no sender to be told"
            : "the address of its sender " + sender + " is unknown";
    if (reach == Reach.UNKNOWN) {
      OUTGOING.info("No notification to {}: sender's address unknown", sender);
    }
    told.kept.addAll(failed);
    told.keptBecause = OneLine.of(attempt.outcomeOf(failed.get(0)).text()) + "; " + why;
    told.lines.add(new Line(Event.NOTICE, null, "no notification to " + sender + ": " + why));
    if (isOurOwn(transit.queued())) {
      // an alert about an alert would go the same way
      LOG.error(
          "{}: a notice of our own could not be delivered: {}",
          transit.mail().id(),
          told.keptBecause);
      return;
    }
    Untold about = untold(reach, transit, attempt, failed);
    postmaster
        .hears(
            "sender " + sender,
            "Mail " + about.mailId() + " could not be sent, and " + why,
            (alerts, to) -> alerts.untold(to, about))
        .ifPresent(told.notices::add);
  }

  private static Untold untold(
      Reach reach, Transit transit, Attempt attempt, List<Address> failed) {
    return new Untold(
        transit.mail().id(),
        transit.mail().envelope().reversePath(),
        transit.queued().subject(),
        reach == Reach.NOBODY ? Untold.Why.NOBODY : Untold.Why.UNKNOWN,
        failed.stream()
            .map(each -> new Failed(each.toString(), attempt.outcomeOf(each).text()))
            .toList());
  }

  private static boolean isOurOwn(Queued queued) {
    return queued.destination().equals(Destinations.INTERNAL);
  }

  private void success(Transit transit, Attempt attempt, Decision decision, Told told) {
    EnvelopeParameters parameters = transit.mail().envelope().parameters();
    if (parameters.recipients().isEmpty()) {
      return;
    }
    List<Address> relayed = new ArrayList<>(decision.delivered());
    // a server that offers DSN was asked to tell the sender itself (RFC 3461 section 5.2.1)
    relayed.removeIf(address -> attempt.legOf(address).offersDsn());
    optional(Reason.SUCCESS, transit, attempt, relayed, told);
  }

  /** What is told if it can be, and is not missed otherwise. */
  private void optional(
      Reason reason, Transit transit, Attempt attempt, List<Address> about, Told told) {
    Mail mail = transit.mail();
    EnvelopeParameters parameters = mail.envelope().parameters();
    Predicate<Address> wanted =
        reason == Reason.DELAY
            ? address -> parameters.of(address).wantsDelay()
            : address -> parameters.of(address).wantsSuccess();
    List<Address> wanting = about.stream().filter(wanted).toList();
    if (wanting.isEmpty() || notices.reach(mail) != Reach.KNOWN) {
      return;
    }
    try {
      told.notices.add(notices.afterAttempt(reason, transit.queued(), mail, attempt, wanting));
      String what = reason == Reason.DELAY ? "of the delay" : "that the mail was relayed";
      told.lines.add(
          new Line(Event.NOTICE, null, mail.envelope().reversePath() + " is told " + what));
    } catch (IOException unreadable) {
      LOG.warn("{}: the sender could not be told", mail.id(), unreadable);
    }
  }
}
