package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.mail.RecipientParameters;
import io.postern.notice.DeliveryReport;
import io.postern.notice.DeliveryReport.Reason;
import io.postern.notice.EnhancedStatus;
import io.postern.notice.ReportedRecipient;
import io.postern.notice.ReportedRecipient.Action;
import io.postern.notice.Reports;
import io.postern.queue.Deposit;
import io.postern.queue.Queued;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes to the sender of a mail what became of it (RFC 3461, RFC 3464), if it may: never to the
 * empty sender, never to an address that is not one of ours (F95, F96).
 */
public final class SenderNotices {
  private final Reports reports;
  private final Predicate<Address> known;
  private final RelaySettings settings;
  private final RetrySchedule schedule;
  private final Clock clock;

  /** Whom a notice about a mail would reach. */
  enum Reach {
    /** One of our own users. */
    KNOWN,
    /** An address that is not known to be one of ours. */
    UNKNOWN,
    /** There is no sender. */
    NOBODY
  }

  /**
   * @param known whether an address is a recipient of the internal server, or another address of
   *     one
   */
  public SenderNotices(
      Reports reports, Predicate<Address> known, RelaySettings settings, Clock clock) {
    this.reports = reports;
    this.known = known;
    this.settings = settings;
    this.schedule = RetrySchedule.of(settings);
    this.clock = clock;
  }

  Reach reach(Mail mail) {
    Optional<Address> sender = mail.envelope().sender();
    if (sender.isEmpty()) {
      return Reach.NOBODY;
    }
    return known.test(sender.get()) ? Reach.KNOWN : Reach.UNKNOWN;
  }

  /** A report about recipients of an attempt to a sender that is known. */
  Deposit afterAttempt(
      Reason reason, Queued queued, Mail mail, Attempt attempt, List<Address> about)
      throws IOException {
    Optional<Instant> until =
        reason == Reason.DELAY
            ? Optional.of(schedule.expiry(queued.acceptedAt()))
            : Optional.empty();
    List<ReportedRecipient> recipients = new ArrayList<>(about.size());
    for (Address address : about) {
      Leg leg = attempt.legOf(address);
      Outcome outcome = leg.outcomes().get(address);
      Optional<String> host = leg.facts().map(facts -> leg.host());
      recipients.add(recipient(mail, address, action(reason), outcome.text(), host, until));
    }
    return report(reason, queued, mail, recipients);
  }

  private static Action action(Reason reason) {
    return switch (reason) {
      case FAILURE, EXPIRED, REMOVED -> Action.FAILED;
      case DELAY -> Action.DELAYED;
      case SUCCESS -> Action.RELAYED;
    };
  }

  /** A report that a person removed the mail. */
  Deposit afterRemoval(Queued queued, Mail mail, List<Address> about) throws IOException {
    List<ReportedRecipient> recipients = new ArrayList<>(about.size());
    for (Address address : about) {
      recipients.add(
          new ReportedRecipient(
              address,
              mail.envelope().parameters().of(address).originalRecipient(),
              Action.FAILED,
              "5.7.0",
              "",
              Optional.empty(),
              Optional.empty()));
    }
    return report(Reason.REMOVED, queued, mail, recipients);
  }

  private static ReportedRecipient recipient(
      Mail mail,
      Address address,
      Action action,
      String answer,
      Optional<String> host,
      Optional<Instant> until) {
    RecipientParameters parameters = mail.envelope().parameters().of(address);
    int kind = action == Action.FAILED ? 5 : action == Action.DELAYED ? 4 : 2;
    String status = EnhancedStatus.of(answer, kind).toString();
    return new ReportedRecipient(
        address, parameters.originalRecipient(), action, status, answer, host, until);
  }

  private Deposit report(
      Reason reason, Queued queued, Mail mail, List<ReportedRecipient> recipients)
      throws IOException {
    EnvelopeParameters parameters = mail.envelope().parameters();
    boolean whole = parameters.ret().map(ret -> ret == Ret.FULL).orElse(settings.returnContent());
    DeliveryReport report =
        new DeliveryReport(
            reason,
            mail,
            queued.subject(),
            queued.acceptedAt(),
            recipients,
            whole,
            settings.maxReturned());
    Address sender = mail.envelope().sender().orElseThrow();
    return Postmaster.deposit(reports.compose(report, sender), clock.instant());
  }
}
