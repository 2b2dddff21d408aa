package io.postern.queue;

import io.postern.queue.Changes.Change;
import io.postern.store.Store;
import io.postern.store.StoreException;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs what changes the queue, and tells those who keep something of it in memory as soon as it is
 * durable. That happens on the writing thread, so each of them sees all changes in their order.
 */
final class Commits {
  private final Store store;
  private final Tally tally;
  private final Fresh fresh;
  private final Dispatch dispatch;

  Commits(Store store, Tally tally, Fresh fresh, Dispatch dispatch) {
    this.store = store;
    this.tally = tally;
    this.fresh = fresh;
    this.dispatch = dispatch;
  }

  /** A change of the queue; may run more than once. */
  @FunctionalInterface
  interface Work<T> {
    T run(Tx tx, Changes changes) throws SQLException;
  }

  private record Written<T>(T value, Changes changes) {}

  <T> CompletableFuture<T> write(Work<T> work) {
    return store
        .write(
            tx -> {
              Changes changes = new Changes();
              return new Written<>(work.run(tx, changes), changes);
            })
        .thenApply(
            written -> {
              written.changes().all().forEach(this::tell);
              return written.value();
            });
  }

  /** Waits for it. */
  <T> T commit(Work<T> work) {
    return await(write(work));
  }

  /**
   * Waits for what was handed over.
   *
   * @throws StoreException when nothing of it was written
   */
  static <T> T await(CompletableFuture<T> written) {
    try {
      return written.join();
    } catch (CompletionException e) {
      throw new StoreException(e.getCause().getMessage(), e.getCause());
    }
  }

  private void tell(Change change) {
    tally.apply(change);
    Row before = change.before();
    Row after = change.after();
    if (before != null && before.state() == State.SENDING) {
      dispatch.settled(before.seq());
    }
    if (after == null || !after.isSendable()) {
      dispatch.withdraw(change.either().seq());
    } else {
      dispatch.offer(after.candidate());
    }
  }

  /** The mail is not as it was accepted any more; to be called in the work that changes it. */
  void forget(Row row) {
    fresh.remove(row.mailId());
  }
}
