package io.postern.queue;

import io.postern.store.Store;
import java.time.Instant;
import java.util.Set;

/** Asks the database which mails wait to be given out. */
final class Waiting implements DueSource {
  /** Mails that are looked at, and given out, in a round although their destinations rest. */
  private static final int MAX_LOOKED = 20_000;

  private static final int MAX_OVERDUE = 400;

  private final Store store;
  private final DueRows due = new DueRows();
  private final OverdueRows overdue;

  Waiting(Store store, Overdue overdue) {
    this.store = store;
    this.overdue = new OverdueRows(overdue, MAX_LOOKED, MAX_OVERDUE);
  }

  @Override
  public DueRows.Answer ask(Instant now, Set<String> resting, int max) {
    return store.read(tx -> due.ask(tx, now, resting, max));
  }

  @Override
  public OverdueRows.Found overdue(Instant now, Set<String> resting) {
    return store.read(tx -> overdue.ask(tx, now, resting));
  }
}
