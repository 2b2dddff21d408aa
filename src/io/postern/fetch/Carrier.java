package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.mail.ReceivedLine;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one downloaded mail out of its spool slot through the routes. Called on worker threads. */
final class Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

  private final MailboxSettings settings;
  private final FetchSettings limits;
  private final Ledger ledger;
  private final Journey journey;
  private final String hostName;
  private final Clock clock;

  Carrier(
      MailboxSettings settings,
      FetchSettings limits,
      Ledger ledger,
      Journey journey,
      String hostName,
      Clock clock) {
    this.settings = settings;
    this.limits = limits;
    this.ledger = ledger;
    this.journey = journey;
    this.hostName = hostName;
    this.clock = clock;
  }

  /**
   * Carries one mail to its end.
   *
   * @param content what was downloaded
   * @param shortBy octets that are missing against what the provider listed, when that is so many
   *     that the mail cannot be trusted to be whole; else 0
   * @return how it ended and what is yet to be written; never throws
   */
  Carriage carry(Task task, Content content, long shortBy) {
    try {
      Header header = Header.read(content);
      String fingerprint = LedgerFingerprint.of(header);
      Task current = task;
      if (task.isKnownSafe()) {
        if (fingerprint.equals(task.entry().fingerprint())) {
          ledger.resized(settings.account(), task.uidl(), task.size()).join();
          return new Carriage(task, new Settlement.Safe(), fingerprint, Notes.NONE, false);
        }
        current = task.with(ledger.replace(settings.account(), task.uidl(), task.size()));
      }
      return carry(current, fingerprint, content, header, shortBy).explained();
    } catch (Exception failed) {
      LOG.warn("{}: mail {} failed on its way", settings.account(), task.uidl(), failed);
      return Carriage.none(task, new Settlement.Unsettled(describe(failed), false));
    }
  }

  private Carriage carry(
      Task task, String fingerprint, Content content, Header header, long shortBy)
      throws Exception {
    String reason = holdReason(task.entry(), shortBy);
    Visit visit = new Visit(task.entry(), reason);
    visit.describe(from(header), subject(header));
    visit.note(Event.FETCHED, content.size() + " octets from " + visit.described());
    Settlement end =
        reason == null && shortBy > 0
            ? new Settlement.Unsettled(missing(shortBy), false)
            : journey.carry(mail(task.entry(), content, header), visit);
    if (shortBy > 0 && end instanceof Settlement.Safe) {
      end = new Settlement.Left(missing(shortBy) + "; a copy is in the hold");
    }
    return new Carriage(
        task, end, fingerprint, visit.takeNotes(), visit.isHeld(), visit.story(task, end));
  }

  /**
   * Has those told that would have got a mail which is too large.
   *
   * @param top its header; empty when the provider refused to show it
   * @return how it ended and what is yet to be written; never throws
   */
  Carriage tell(Task task, byte[] top, TooLarge why) {
    if (task.entry().attempts() > limits.attempts()) {
      return Carriage.none(task, oversize(why, "; nobody could be told"));
    }
    Visit visit = Visit.of(task.entry(), why);
    try {
      Header header = Header.parse(top, top.length);
      String fingerprint = top.length == 0 ? null : LedgerFingerprint.of(header);
      Settlement end = journey.carry(mail(task.entry(), Content.of(top), header), visit);
      boolean waits =
          visit.outcomes().values().stream().anyMatch(Outcome.Deferred.class::isInstance);
      Settlement told =
          oversize(why, visit.outcomes().isEmpty() ? "; nobody to tell is known" : "");
      Settlement fate = waits ? end : told;
      visit.describe(from(header), subject(header));
      return new Carriage(
              task, fate, fingerprint, visit.takeNotes(), false, visit.story(task, fate))
          .explained();
    } catch (Exception failed) {
      LOG.warn("{}: nobody was told of {}", settings.account(), task.uidl(), failed);
      return Carriage.none(task, new Settlement.Unsettled(describe(failed), false));
    }
  }

  private static Settlement oversize(TooLarge why, String detail) {
    return new Settlement.Oversize(why, why.sentence() + detail);
  }

  private static String from(Header header) {
    return HeaderText.decode(header.first("From").orElse("nobody"));
  }

  private static String subject(Header header) {
    return HeaderText.decode(header.first("Subject").orElse("(no subject)"));
  }

  private String holdReason(LedgerEntry entry, long shortBy) {
    if (entry.attempts() <= limits.attempts()) {
      return null;
    }
    return "tried "
        + limits.attempts()
        + " times without success"
        + (shortBy > 0 ? "; " + missing(shortBy) : "");
  }

  private static String missing(long octets) {
    return "the provider sent " + octets + " octets less than it listed";
  }

  private static String describe(Exception failed) {
    return failed.getClass().getSimpleName() + ": " + failed.getMessage();
  }

  private Mail mail(LedgerEntry entry, Content content, Header header) {
    Envelope envelope = new Envelope(sender(header), List.of());
    String trace =
        ReceivedLine.of(settings.peer().host(), hostName, "POP3", entry.mailId(), clock.instant());
    return new Mail(entry.mailId(), envelope, content, header).withOnTop(trace);
  }

  /**
   * The provider's server wrote the envelope sender into Return-Path (RFC 5321 section 4.4). One
   * that needs SMTPUTF8 becomes {@code <>}: many a server would have to refuse the mail for it, and
   * all that it serves is bounces, which are never sent.
   */
  private static Optional<Address> sender(Header header) {
    return header
        .first("Return-Path")
        .map(path -> HeaderText.utf8(path).replaceFirst("^<(.*)>$", "$1"))
        .flatMap(Address::parse)
        .filter(sender -> !sender.isInternational());
  }

  /** Reads nothing and sends nothing: checks whether a header is the one the ledger knows. */
  boolean isKnown(Task task, byte[] header) throws IOException {
    return LedgerFingerprint.of(Header.parse(header, header.length))
        .equals(task.entry().fingerprint());
  }
}
