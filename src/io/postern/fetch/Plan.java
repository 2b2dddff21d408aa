package io.postern.fetch;

import io.postern.fetch.pop3.Listing;
import io.postern.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

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
  private final Executor workers;
  private CompletableFuture<List<Task>> ahead;
  private int next;
  private boolean sawRetries;

  /**
   * @param tried UIDLs that this session tried again already and leaves alone from now on
   * @param workers prepare a window while the one before it is under way
   * @param top whether the provider can show a header alone; else it takes a download to compare
   */
  Plan(
      MailboxSettings settings,
      Ledger ledger,
      Listing listing,
      Phase phase,
      Set<String> tried,
      boolean top,
      Executor workers) {
    this.settings = settings;
    this.ledger = ledger;
    this.listing = listing;
    this.phase = phase;
    this.tried = tried;
    this.top = top;
    this.workers = workers;
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
    while (due.isEmpty() && (ahead != null || next < listing.size())) {
      due.addAll(ahead != null ? takeAhead() : look());
      if (!isCareful() && next < listing.size()) {
        ahead = CompletableFuture.supplyAsync(this::look, workers);
      }
    }
    return due.poll();
  }

  /** The window that was prepared while the one before it was under way. */
  private List<Task> takeAhead() {
    CompletableFuture<List<Task>> window = ahead;
    ahead = null;
    try {
      return window.join();
    } catch (CompletionException failed) {
      throw new StoreException(failed.getCause().getMessage(), failed.getCause());
    }
  }

  /** Tasks whose attempts were begun and that were not handed out. */
  List<Task> leftOver() {
    if (ahead != null) {
      due.addAll(takeAhead());
    }
    return List.copyOf(due);
  }

  private List<Task> look() {
    int end = Math.min(next + (isCareful() ? 1 : WINDOW), listing.size());
    List<String> uidls = new ArrayList<>(end - next);
    for (int i = next; i < end; i++) {
      uidls.add(listing.uidl(i));
    }
    Map<String, LedgerEntry> known = ledger.lookup(settings.account(), uidls);
    List<Task> toFetch = new ArrayList<>();
    List<Task> tasks = new ArrayList<>();
    for (int i = next; i < end; i++) {
      Task task = task(i, known.get(listing.uidl(i)));
      if (task != null && task.isAttempt()) {
        toFetch.add(task);
      } else if (task != null) {
        tasks.add(task);
      }
    }
    next = end;
    tasks.addAll(begun(toFetch));
    return tasks;
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
  private List<Task> begun(List<Task> tasks) {
    if (tasks.isEmpty()) {
      return tasks;
    }
    List<Candidate> candidates =
        tasks.stream().map(t -> new Candidate(t.uidl(), t.size())).toList();
    List<LedgerEntry> entries = ledger.begin(settings.account(), candidates);
    List<Task> begun = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      begun.add(tasks.get(i).with(entries.get(i)));
    }
    return begun;
  }
}
