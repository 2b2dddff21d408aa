package io.postern.fetch;

import io.postern.fetch.pop3.Listing;
import io.postern.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
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

  private final String account;
  private final Ledger ledger;
  private final Listing listing;
  private final Phase phase;
  private final Choice choice;
  private final Allowance allowance;
  private final Deque<Task> due = new ArrayDeque<>();
  private final Executor workers;
  private CompletableFuture<List<Task>> ahead;
  private int next;

  /**
   * @param choice says what to do with each message
   * @param allowance how much may be downloaded yet; when it is used up, the plan ends
   * @param workers prepare a window while the one before it is under way
   */
  Plan(
      String account,
      Ledger ledger,
      Listing listing,
      Phase phase,
      Choice choice,
      Allowance allowance,
      Executor workers) {
    this.account = account;
    this.ledger = ledger;
    this.listing = listing;
    this.phase = phase;
    this.choice = choice;
    this.allowance = allowance;
    this.workers = workers;
  }

  /** Whether messages were passed over that belong to the other phase. */
  boolean sawRetries() {
    return choice.retries() > 0;
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
    Map<String, LedgerEntry> known = ledger.lookup(account, uidls);
    List<Task> toBegin = new ArrayList<>();
    List<Task> tasks = new ArrayList<>();
    for (int i = next; i < end; i++) {
      Task task = task(i, known.get(listing.uidl(i)));
      if (task != null && !isAllowed(task)) {
        end = listing.size();
        break;
      }
      if (task != null) {
        (task.isAttempt() ? toBegin : tasks).add(task);
      }
    }
    next = end;
    tasks.addAll(begun(toBegin));
    return tasks;
  }

  private Task task(int index, LedgerEntry entry) {
    Task.Action action = choice.of(listing.octets(index), entry);
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

  /** What was left before waits for nobody, for it would be in everybody's way. */
  private boolean isAllowed(Task task) {
    boolean left = task.entry() != null && task.entry().stays() == LedgerEntry.Stay.LEFT;
    if (!task.isAttempt() || left) {
      return true;
    }
    return isCareful()
        ? allowance.takeRetry(task.octetsToFetch())
        : allowance.takeFresh(task.octetsToFetch(), choice.retries());
  }

  /** One commit for the whole window. */
  private List<Task> begun(List<Task> tasks) {
    if (tasks.isEmpty()) {
      return tasks;
    }
    List<Candidate> candidates =
        tasks.stream().map(t -> new Candidate(t.uidl(), t.size())).toList();
    List<LedgerEntry> entries = ledger.begin(account, candidates);
    List<Task> begun = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      begun.add(tasks.get(i).with(entries.get(i)));
    }
    return begun;
  }
}
