package io.postern.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What becomes of the mails that were downloaded: each way that ended is written to the ledger, and
 * counted when that is durable. Used by the session's thread; workers only call {@link #settle}.
 */
final class Settlements {
  /** As many mails in a row must fail by the server's fault before the rest is left where it is. */
  private static final int SERVER_FAILURES = 3;

  private final String account;
  private final Ledger ledger;
  private final Deletions deletions;
  private final Tally tally;
  private final BlockingQueue<Carried> carried = new LinkedBlockingQueue<>();
  private final List<Task> excused = new ArrayList<>();
  private int underWay;
  private int serverFailures;
  private String serverTrouble = "";
  private IOException storageTrouble;

  private record Carried(Carriage way, Throwable storageFailure) {}

  /**
   * @param deletions hears of mails that are safe
   */
  Settlements(String account, Ledger ledger, Deletions deletions, Tally tally) {
    this.account = account;
    this.ledger = ledger;
    this.deletions = deletions;
    this.tally = tally;
  }

  /** A mail sets out; {@link #settle} is called for it once, by whichever thread. */
  void begun() {
    underWay++;
  }

  /** Whether a mail is on its way, or its end not yet collected. */
  boolean areUnderWay() {
    return underWay > 0;
  }

  /** A mail's way is over; what is to be written of it is written in the background. */
  void settle(Carriage way) {
    CompletableFuture<Void> unused =
        ledger
            .settled(way.task().entry(), way)
            .whenComplete((nothing, failure) -> carried.add(new Carried(way, failure)));
  }

  /**
   * A mail's way is over before it began.
   *
   * @param reason for journal and session report
   */
  void settleUnfetched(Task task, String reason, boolean serverAtFault) {
    begun();
    settle(Carriage.none(task, new Settlement.Unsettled(reason, serverAtFault)));
  }

  /** Counts those that are written by now. */
  void collect() {
    for (Carried each = carried.poll(); each != null; each = carried.poll()) {
      count(each);
    }
  }

  /** Waits until the next one is written and counts it; one must be under way. */
  void collectNext() throws InterruptedException {
    count(carried.take());
  }

  private void count(Carried each) {
    underWay--;
    if (each.storageFailure() != null) {
      storageFailed(new IOException(each.storageFailure().getMessage(), each.storageFailure()));
      return;
    }
    tally.ended(each.way());
    if (each.way().end() instanceof Settlement.Safe safe) {
      tally.settled++;
      serverFailures = 0;
      chargeExcused();
      deletions.add(each.way().task(), safe.kept());
    } else if (each.way().end() instanceof Settlement.Oversize oversize) {
      tally.tooLarge(oversize.why());
    } else if (each.way().end() instanceof Settlement.Left left) {
      tally.left++;
      tally.trouble = left.reason();
    } else if (each.way().end() instanceof Settlement.Unsettled unsettled) {
      count(each.way().task(), unsettled);
    }
  }

  private void count(Task task, Settlement.Unsettled unsettled) {
    tally.unsettled++;
    tally.trouble = unsettled.reason();
    serverFailures = unsettled.serverAtFault() ? serverFailures + 1 : 0;
    serverTrouble = unsettled.reason();
    if (unsettled.serverAtFault()) {
      excused.add(task);
    }
  }

  /**
   * The server took a mail: what it failed over before was not the server's state but those mails,
   * and their attempts count after all.
   */
  private void chargeExcused() {
    for (Task task : excused) {
      ledger.begin(account, List.of(new Candidate(task.uidl(), task.size())));
      ledger.settled(account, task.uidl(), false, true).join();
    }
    excused.clear();
  }

  /** The gateway's own storage is of no use. */
  void storageFailed(IOException why) {
    storageTrouble = why;
  }

  /**
   * @throws IOException when the gateway's own storage failed
   */
  void checkStorage() throws IOException {
    if (storageTrouble != null) {
      throw storageTrouble;
    }
  }

  /** Whether the internal server is given up. */
  boolean isServerDown() {
    return serverFailures >= SERVER_FAILURES;
  }

  /** Why the internal server was given up, or an empty text. */
  String serverTrouble() {
    return isServerDown() ? serverTrouble : "";
  }
}
