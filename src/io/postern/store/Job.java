package io.postern.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A work in the queue, and the promise that was given for it. */
final class Job<T> {
  private final Store.Work<T> work;
  private final CompletableFuture<T> promise = new CompletableFuture<>();
  private T result;

  Job(Store.Work<T> work) {
    this.work = work;
  }

  CompletableFuture<T> promise() {
    return promise;
  }

  void run(Tx tx) throws SQLException {
    result = work.run(tx);
  }

  void committed() {
    promise.complete(result);
  }

  void failed(StoreException why) {
    promise.completeExceptionally(why);
  }
}
