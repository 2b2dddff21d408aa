package io.postern.fetch;

import io.postern.fetch.LedgerRecipients.State;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.mail.Outcome;
import io.postern.store.Store;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * What we did with each message of each account; the truth about it, whatever the mailbox says.
 *
 * <p>A message is {@linkplain #begin begun}, each recipient is noted before an attempt ({@link
 * #sending}) and after it ({@link #outcomes}), and the attempt is {@linkplain #settled settled}.
 * What a process that died left in between is found at the next start ({@link #closeUnfinished}).
 * Every change is on stable storage when the method returns, or when the future that it returns
 * completes; changes happen in the order of the calls.
 */
public final class Ledger {
  private final Store store;
  private final Journal journal;
  private final MailIds ids;
  private final Clock clock;
  private final LedgerRecipients recipients = new LedgerRecipients();
  private final LedgerRows rows = new LedgerRows(recipients);
  private final LedgerListing listing;

  public Ledger(Store store, Journal journal, MailIds ids, Clock clock) {
    this.store = store;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.listing = new LedgerListing(store, rows, ids, clock);
  }

  /** The known ones among some messages of an account, by UIDL; some hundred at a time. */
  public Map<String, LedgerEntry> lookup(String account, Collection<String> uidls) {
    return store.read(tx -> rows.find(tx, account, uidls));
  }

  /**
   * Begins an attempt for each message, all in one commit. An unknown message gets its mail id now
   * and keeps it; an open one counts one more attempt; any other is returned as it is and must not
   * be fetched.
   *
   * @return an entry for each candidate, in their order
   */
  public List<LedgerEntry> begin(String account, List<Candidate> candidates) {
    return store.commit(
        tx -> {
          List<LedgerEntry> begun = new ArrayList<>(candidates.size());
          for (Candidate mail : candidates) {
            begun.add(rows.begin(tx, account, mail, ids.next(), clock.instant()));
          }
          LedgerListing.noteNotEmpty(tx, account);
          return begun;
        });
  }

  /**
   * The provider changed its mind about the size of a known message.
   *
   * @param size as it says now
   */
  public CompletableFuture<Void> resized(String account, String uidl, long size) {
    return write(tx -> rows.resize(tx, account, uidl, size));
  }

  /**
   * The provider uses a known UIDL for another message: that one gets a life of its own, as if the
   * UIDL had been new. What the journal knows about the former stays.
   *
   * @return the new entry, open, not begun
   */
  public LedgerEntry replace(String account, String uidl, long size) {
    LedgerEntry fresh = LedgerEntry.fresh(account, uidl, ids.next(), size, 0);
    return store.commit(
        tx -> {
          LedgerEntry former = rows.find(tx, account, uidl).orElse(null);
          if (former == null) {
            throw new IllegalArgumentException("account " + account + ": not known: " + uidl);
          }
          recipients.forget(tx, former.mailId());
          rows.replace(tx, fresh, clock.instant());
          String detail = "UIDL " + uidl + " is now " + fresh.mailId() + ", " + size + " octets";
          journal.append(tx, former.mailId(), account, Event.REPLACED, null, detail);
          return fresh;
        });
  }

  /** An attempt for these recipients begins; not for those that have the mail already. */
  public CompletableFuture<Void> sending(String mailId, Collection<String> keys, String endpoint) {
    return sending(mailId, null, Notes.NONE, keys, endpoint);
  }

  CompletableFuture<Void> sending(
      String mailId, String account, Notes before, Collection<String> keys, String endpoint) {
    return write(
        tx -> {
          write(tx, mailId, account, before, true);
          for (String key : keys) {
            recipients.set(tx, mailId, key, endpoint, State.SENDING, null, clock.instant());
          }
        });
  }

  /** An attempt is over; each outcome is noted with its line in the journal. */
  public CompletableFuture<Void> outcomes(
      String mailId, String account, String endpoint, Map<String, Outcome> outcomes) {
    Notes notes = new Notes(List.of(), List.of(new Notes.Attempt(endpoint, outcomes)));
    return write(tx -> write(tx, mailId, account, notes, true));
  }

  /**
   * @param keep whether the recipients' states are of use after this; the journal has them anyway
   */
  private void write(Tx tx, String mailId, String account, Notes notes, boolean keep)
      throws SQLException {
    for (Notes.Line line : notes.lines()) {
      journal.append(tx, mailId, account, line.event(), line.recipient(), line.detail());
    }
    for (Notes.Attempt attempt : notes.attempts()) {
      for (Map.Entry<String, Outcome> one : attempt.outcomes().entrySet()) {
        State state = State.of(one.getValue());
        String text = one.getValue().text();
        if (keep) {
          String endpoint = attempt.endpoint();
          recipients.set(tx, mailId, one.getKey(), endpoint, state, text, clock.instant());
        }
        String detail = attempt.endpoint() + ": " + text;
        if (state == State.DROPPED) {
          journal.append(tx, mailId, account, Event.REJECTED_AS_SPAM, one.getKey(), detail);
          detail = "rejected as spam";
        }
        journal.append(tx, mailId, account, Event.valueOf(state.name()), one.getKey(), detail);
      }
    }
  }

  /** The hold has the mail for these recipients: nothing is left to do for them here. */
  public CompletableFuture<Void> held(String mailId, Collection<String> keys) {
    return write(
        tx -> {
          for (String key : keys) {
            recipients.set(tx, mailId, key, "hold", State.HELD, null, clock.instant());
          }
        });
  }

  /**
   * An attempt for a whole message is over.
   *
   * @param safe whether every recipient has it or it is in the hold. Unless it is in the hold, its
   *     recipients are then forgotten here, since only the journal needs them from now on
   * @param countsAsAttempt false when it was not the mail's fault (a server that could not be
   *     reached): then the attempt is given back
   */
  public CompletableFuture<Void> settled(
      String account, String uidl, boolean safe, boolean countsAsAttempt) {
    return write(
        tx -> {
          rows.settle(tx, account, uidl, null, safe, countsAsAttempt, clock.instant());
          if (safe) {
            recipients.forgetUnlessHeld(tx, account, uidl);
          }
        });
  }

  /** As {@link #settled(String, String, boolean, boolean)}, with all that is yet to be written. */
  CompletableFuture<Void> settled(LedgerEntry entry, Carriage way) {
    boolean forget = way.isFinished() && !way.held();
    return write(
        tx -> {
          write(tx, entry.mailId(), entry.account(), way.notes(), !forget);
          rows.settle(
              tx,
              entry.account(),
              entry.uidl(),
              way.fingerprint(),
              way.isSafe(),
              way.counts(),
              clock.instant());
          if (way.stays() != null) {
            rows.stay(tx, entry.account(), entry.uidl(), way.stays(), clock.instant());
          }
          if (forget) {
            recipients.forget(tx, entry.mailId());
          }
        });
  }

  /**
   * The provider answered QUIT: these messages are gone there.
   *
   * @param forget those among them whose UIDL means several messages, so that it says nothing later
   *     on
   */
  public CompletableFuture<Void> deleted(String account, List<String> uidls, Set<String> forget) {
    return write(
        tx -> {
          for (String uidl : uidls) {
            String mailId = rows.deleted(tx, account, uidl, clock.instant()).orElse(null);
            journal.append(tx, mailId, account, Event.DELETED, null, "UIDL " + uidl);
            if (forget.contains(uidl)) {
              rows.forget(tx, account, uidl);
            }
          }
          LedgerListing.noteWhetherEmpty(tx, account);
        });
  }

  /** The recipients that have an open mail, or for whom it is in the hold. */
  public Set<String> done(String mailId) {
    return store.read(tx -> recipients.done(tx, mailId));
  }

  /** The recipients that have a mail which is open or in the hold. */
  public Set<String> delivered(String mailId) {
    return store.read(tx -> recipients.delivered(tx, mailId));
  }

  /**
   * To be called once at the start: what was being sent when the process died is in doubt from now
   * on, with a line in the journal for each recipient. It will be sent again, since losing is
   * worse.
   */
  public List<LedgerInDoubt> closeUnfinished() {
    return store.commit(tx -> new LedgerRecovery(journal, clock).close(tx));
  }

  /**
   * Marks messages as {@linkplain LedgerEntry.State#SEEN seen}, so that they are neither fetched
   * nor deleted; those that are safe or deleted stay so.
   *
   * @return how many were marked
   */
  public int markSeen(String account, List<Candidate> candidates) {
    return listing.markSeen(account, candidates);
  }

  /** How many messages were left at the provider and should be there still. */
  public int known(String account) {
    return listing.known(account);
  }

  /** Whether some message of an account had this fingerprint; looks at all of them. */
  public boolean isFamiliar(String account, String fingerprint) {
    return listing.isFamiliar(account, fingerprint);
  }

  /**
   * Compares the ledger with a complete listing of the mailbox; writes nothing.
   *
   * @param listed whether the listing has a UIDL
   * @param keep how long messages that are gone stay known
   */
  public LedgerPresence compare(String account, Predicate<String> listed, Duration keep) {
    return listing.compare(account, listed, keep);
  }

  /**
   * Writes down what {@link #compare} found; nothing, when nothing changed. Not to be called while
   * it is in question whether the provider renamed all messages.
   *
   * @return how many messages were forgotten
   */
  public int note(String account, LedgerPresence presence) {
    return listing.note(account, presence);
  }

  private CompletableFuture<Void> write(Change change) {
    return store.write(
        tx -> {
          change.make(tx);
          return null;
        });
  }

  /** A change that yields nothing. */
  private interface Change {
    void make(Tx tx) throws SQLException;
  }
}
