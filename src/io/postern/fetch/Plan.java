package io.postern.fetch;

import io.postern.fetch.pop3.Listing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a mailbox with the ledger, a window at a time, and says what to do with each message, so
 * that neither memory nor the first mail's delay grows with the mailbox.
 *
 * <p>Messages that were tried before come in a phase of their own, one by one: should one of them
 * be the reason why the process died or the connection broke, no other mail is under way with it.
 */
final class Plan {
  /** Which messages a plan is about. */
  enum Phase {
    /** Never tried; and what is safe already and may be deleted. */
    FRESH,
    /** Tried before, without success. */
    RETRIES
  }

  private static final int WINDOW = 64;

  private final MailboxSettings settings;
  private final Ledger ledger;
  private final Listing listing;
  private final Phase phase;
  private final Set<String> tried;
  private final boolean top;
  private final Deque<Task> due = new ArrayDeque<>();
  private int next;
  private boolean sawRetries;

  /**
   * @param tried UIDLs that this session tried again already and leaves alone from now on
   * @param top whether the provider can show a header alone; else it takes a download to compare
   */
  Plan(
      MailboxSettings settings,
      Ledger ledger,
      Listing listing,
      Phase phase,
      Set<String> tried,
      boolean top) {
    this.settings = settings;
    this.ledger = ledger;
    this.listing = listing;
    this.phase = phase;
    this.tried = tried;
    this.top = top;
  }

  /** Whether messages were passed over that belong to the other phase. */
  boolean sawRetries() {
    return sawRetries;
  }

  boolean isCareful() {
    return phase == Phase.RETRIES;
  }

  /** The next task, its attempt begun in the ledger if it is one to fetch; null at the end. */
  Task next() {
    while (due.isEmpty() && next < listing.size()) {
      look();
    }
    return due.poll();
  }

  /** Tasks whose attempts were begun and that were not handed out. */
  List<Task> leftOver() {
    return List.copyOf(due);
  }

  private void look() {
    int end = Math.min(next + (isCareful() ? 1 : WINDOW), listing.size());
    List<String> uidls = new ArrayList<>(end - next);
    for (int i = next; i < end; i++) {
      uidls.add(listing.uidl(i));
    }
    Map<String, LedgerEntry> known = ledger.lookup(settings.account(), uidls);
    List<Task> toFetch = new ArrayList<>();
    for (int i = next; i < end; i++) {
      Task task = task(i, known.get(listing.uidl(i)));
      if (task != null && task.isAttempt()) {
        toFetch.add(task);
      } else if (task != null) {
        due.add(task);
      }
    }
    next = end;
    begin(toFetch);
  }

  private Task task(int index, LedgerEntry entry) {
    Task.Action action = action(index, entry);
    return action == null
        ? null
        : new Task(
            listing.number(index),
            listing.uidl(index),
            listing.octets(index),
            listing.ambiguous(index),
            action,
            entry);
  }

  private Task.Action action(int index, LedgerEntry entry) {
    if (entry == null) {
      return phase == Phase.FRESH ? Task.Action.FETCH : null;
    }
    if (entry.state() == LedgerEntry.State.OPEN) {
      return open(entry);
    }
    if (phase != Phase.FRESH || entry.state() == LedgerEntry.State.SEEN) {
      return null;
    }
    if (entry.size() != listing.octets(index)) {
      return top ? Task.Action.COMPARE : Task.Action.FETCH;
    }
    return settings.leaveOnServer() ? null : Task.Action.DELETE;
  }

  private Task.Action open(LedgerEntry entry) {
    boolean retry = entry.attempts() > 0;
    sawRetries |= retry && phase == Phase.FRESH;
    boolean mine = retry == isCareful() && !tried.contains(entry.uidl());
    if (mine && isCareful()) {
      tried.add(entry.uidl());
    }
    return mine ? Task.Action.FETCH : null;
  }

  /** One commit for the whole window. */
  private void begin(List<Task> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    List<Candidate> candidates =
        tasks.stream().map(t -> new Candidate(t.uidl(), t.size())).toList();
    List<LedgerEntry> entries = ledger.begin(settings.account(), candidates);
    for (int i = 0; i < tasks.size(); i++) {
      due.add(tasks.get(i).with(entries.get(i)));
    }
  }
}
