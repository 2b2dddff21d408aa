package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Refused;
import io.postern.notice.EnhancedStatus;
import io.postern.queue.Queued;
import io.postern.queue.Settlement.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decides what the outcomes of an attempt mean for each recipient. */
final class Fates {
  /**
   * A mail for a destination that rests looks again this soon, in case the rest ends early; the
   * queue does not give it out before the rest is over.
   */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** The same for one that was only in the way while another was being tried. */
  private static final Duration STEP_ASIDE = Duration.ofSeconds(5);

  private final RetrySchedule schedule;

  Fates(RetrySchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * @param recipients of the attempt
   */
  Decision decide(Queued queued, List<Address> recipients, Attempt attempt, Instant now) {
    Sorting sorting = new Sorting(queued, attempt, schedule.isExpired(queued.acceptedAt(), now));
    recipients.forEach(sorting::add);
    boolean atOnce = sorting.leftOver && attempt.rest().isEmpty();
    return new Decision(
        sorting.fates,
        sorting.delivered,
        sorting.refused,
        sorting.expired,
        sorting.waiting,
        !sorting.leftOver && (sorting.own || attempt.rest().isEmpty()),
        atOnce ? now : next(queued, attempt, sorting, now));
  }

  private Instant next(Queued queued, Attempt attempt, Sorting sorting, Instant now) {
    if (attempt.rest().isPresent() && !sorting.own) {
      Instant end = attempt.rest().get().until();
      Instant soon = now.plus(attempt.wasWaiting() ? STEP_ASIDE : LOOK_AGAIN);
      return end.isBefore(soon) && end.isAfter(now) ? end : soon;
    }
    return schedule.next(queued.mailId(), queued.attempts(), queued.acceptedAt(), now);
  }

  /** Recipients by what became of them. */
  private static final class Sorting {
    private final Queued queued;
    private final Attempt attempt;
    private final boolean expiredNow;
    private Map<Address, String> answers;
    private final Map<Address, Fate> fates = new LinkedHashMap<>();
    private final List<Address> delivered = new ArrayList<>(1);
    private final List<Address> refused = new ArrayList<>(0);
    private final List<Address> expired = new ArrayList<>(0);
    private final List<Address> waiting = new ArrayList<>(0);

    /** Whether somebody is to be tried again at once, in a transaction of his own. */
    private boolean leftOver;

    /** Whether somebody waits because of the mail, not because of the server. */
    private boolean own;

    Sorting(Queued queued, Attempt attempt, boolean expiredNow) {
      this.queued = queued;
      this.attempt = attempt;
      this.expiredNow = expiredNow;
    }

    void add(Address recipient) {
      Leg leg = attempt.legOf(recipient);
      Outcome outcome = leg == null ? null : leg.outcomes().get(recipient);
      if (outcome instanceof Outcome.Delivered) {
        fates.put(recipient, new Fate.Delivered(outcome.text()));
        delivered.add(recipient);
      } else if (outcome == null) {
        addUntried(recipient);
      } else if (isOneTooMany(leg, outcome)) {
        leftOver = true;
        fates.put(recipient, new Fate.Open(""));
      } else if (outcome instanceof Refused) {
        fates.put(recipient, new Fate.Failed(outcome.text()));
        refused.add(recipient);
      } else if (expiredNow) {
        fates.put(recipient, new Fate.Failed(outcome.text()));
        expired.add(recipient);
      } else {
        own |= outcome instanceof Deferred put && put.cause() != Cause.SERVER;
        fates.put(recipient, new Fate.Open(outcome.text()));
        waiting.add(recipient);
      }
    }

    /** One with an answer waits for his time; one without comes next. */
    private void addUntried(Address recipient) {
      answers = answers == null ? Answers.of(queued) : answers;
      String before = answers.getOrDefault(recipient, "");
      leftOver |= before.isEmpty();
      fates.put(recipient, new Fate.Open(before));
    }

    /** The server took others and no more: the next transaction has room for this one. */
    private static boolean isOneTooMany(Leg leg, Outcome outcome) {
      int code =
          outcome instanceof Deferred put
              ? put.code()
              : outcome instanceof Refused never ? never.code() : 0;
      return isTooManyRecipients(code, outcome.text())
          && leg.outcomes().values().stream().anyMatch(Outcome.Delivered.class::isInstance);
    }

    /** Whether an answer to RCPT says so (RFC 5321 section 4.5.3.1.10, RFC 3463 section 3.6). */
    private static boolean isTooManyRecipients(int code, String text) {
      if (code != 452 && code != 552) {
        return false;
      }
      EnhancedStatus status = EnhancedStatus.in(text).orElse(new EnhancedStatus(code / 100, 0, 0));
      boolean saysNothing = status.subject() == 0 && status.detail() == 0;
      return (status.subject() == 5 && status.detail() == 3)
          || (saysNothing && text.toLowerCase(Locale.ROOT).contains("too many"));
    }
  }
}
