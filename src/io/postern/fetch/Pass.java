package io.postern.fetch;

import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.fetch.pop3.Pop3Reply;
import io.postern.fetch.pop3.Retrieved;
import io.postern.spool.Spool;
import io.postern.spool.SpoolFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * What a session does on one connection: asks for mails ahead of reading them, hands each to a
 * worker, and deletes those that came back safe, all interleaved so that neither wire waits for the
 * other.
 *
 * <p>One thread speaks POP3; workers only take mails away and report back through a queue.
 */
final class Pass {
  /** Commands on the wire without an answer; small enough never to fill a socket buffer. */
  private static final int MAX_AHEAD = 64;

  /** Octets asked for and not yet read: what a stop has to read in vain, at the most. */
  private static final long MAX_OCTETS_AHEAD = 4 << 20;

  /** As many mails in a row must fail by the server's fault before the rest is left where it is. */
  private static final int SERVER_FAILURES = 3;

  /** A mail shorter than listed by more than a tenth and this is not believed to be whole. */
  private static final long SHORT_TOLERANCE = 1024;

  /** What a server may list for a mail of nothing but a line end. */
  private static final int LINE_END = 2;

  private static final int MAX_TOP = 256 * 1024;

  private final String account;
  private final boolean leaveOnServer;
  private final Pop3Connection pop3;
  private final Plan plan;
  private final Carrier carrier;
  private final Ledger ledger;
  private final Spool spool;
  private final Executor workers;
  private final BooleanSupplier stop;
  private final Tally tally;

  private final Deque<Task> sent = new ArrayDeque<>();
  private final Deque<Task> ready = new ArrayDeque<>();
  private final Deque<Task> deletions = new ArrayDeque<>();
  private final List<Task> deleted = new ArrayList<>();
  private final BlockingQueue<Carried> carried = new LinkedBlockingQueue<>();
  private long octetsAhead;
  private int fetchesAhead;
  private int inFlight;
  private final List<Task> excused = new ArrayList<>();
  private int serverFailures;
  private String serverTrouble = "";
  private IOException storageTrouble;

  private record Carried(Carriage way, Throwable storageFailure) {}

  Pass(
      MailboxSettings settings,
      Pop3Connection pop3,
      Plan plan,
      Carrier carrier,
      Ledger ledger,
      Spool spool,
      Executor workers,
      BooleanSupplier stop,
      Tally tally) {
    this.account = settings.account();
    this.leaveOnServer = settings.leaveOnServer();
    this.pop3 = pop3;
    this.plan = plan;
    this.carrier = carrier;
    this.ledger = ledger;
    this.spool = spool;
    this.workers = workers;
    this.stop = stop;
    this.tally = tally;
  }

  /** Why the internal server was given up, or an empty text. */
  String serverTrouble() {
    return serverFailures >= SERVER_FAILURES ? serverTrouble : "";
  }

  /**
   * Goes through the plan. On return nothing is under way.
   *
   * @throws Pop3Exception when the connection is of no use any more
   * @throws IOException when the gateway's own storage failed
   */
  void run() throws Pop3Exception, IOException, InterruptedException {
    try {
      while (advance()) {
        if (storageTrouble != null) {
          throw storageTrouble;
        }
      }
      quit();
    } finally {
      giveBack();
    }
  }

  /** One turn: collect, send, receive. False when everything is done. */
  private boolean advance() throws Pop3Exception, IOException, InterruptedException {
    for (Carried each = carried.poll(); each != null; each = carried.poll()) {
      collect(each);
    }
    send();
    if (!sent.isEmpty()) {
      receive(sent.peek());
      return true;
    }
    if (inFlight > 0) {
      collect(carried.take());
      return true;
    }
    return false;
  }

  private boolean isStopping() {
    return stop.getAsBoolean() || serverFailures >= SERVER_FAILURES;
  }

  private void send() throws Pop3Exception {
    boolean wrote = false;
    for (Task task = nextToSend(); task != null; task = nextToSend()) {
      switch (task.action()) {
        case DELETE -> pop3.sendDele(task.number());
        case COMPARE -> pop3.sendTop(task.number(), 0);
        case FETCH -> pop3.sendRetr(task.number());
      }
      if (task.action() == Task.Action.FETCH) {
        octetsAhead += task.size();
        fetchesAhead++;
      }
      sent.add(task);
      wrote = true;
    }
    if (wrote) {
      pop3.flush();
    }
  }

  private Task nextToSend() {
    boolean room = pop3.capabilities().pipelining() ? sent.size() < MAX_AHEAD : sent.isEmpty();
    if (!room) {
      return null;
    }
    if (!deletions.isEmpty()) {
      return deletions.poll();
    }
    boolean alone = plan.isCareful() && (fetchesAhead > 0 || inFlight > 0);
    if (isStopping() || alone || (octetsAhead >= MAX_OCTETS_AHEAD && fetchesAhead > 0)) {
      return null;
    }
    return ready.isEmpty() ? plan.next() : ready.poll();
  }

  private void receive(Task task) throws Pop3Exception, IOException, InterruptedException {
    switch (task.action()) {
      case DELETE -> receiveDeletion(task);
      case COMPARE -> receiveHeader(task);
      case FETCH -> receiveMail(task);
    }
  }

  private void receiveDeletion(Task task) throws Pop3Exception {
    Pop3Reply reply = pop3.readReply();
    sent.remove();
    if (reply.ok()) {
      deleted.add(task);
    } else {
      tally.trouble = "DELE refused: " + reply.words();
    }
  }

  private void receiveHeader(Task task) throws Pop3Exception, IOException {
    Optional<byte[]> header = pop3.readTop(MAX_TOP);
    sent.remove();
    if (header.isEmpty()) {
      ready.add(task.as(Task.Action.FETCH));
      return;
    }
    if (carrier.isKnown(task, header.get())) {
      ledger.resized(account, task.uidl(), task.size()).join();
      if (!leaveOnServer) {
        deletions.add(task.as(Task.Action.DELETE));
      }
      return;
    }
    LedgerEntry entry = ledger.replace(account, task.uidl(), task.size());
    ready.add(task.as(Task.Action.FETCH).with(entry));
  }

  private void receiveMail(Task task) throws Pop3Exception, IOException, InterruptedException {
    SpoolFile slot = spool.acquire();
    boolean handedOver = false;
    try {
      Retrieved answer = pop3.readRetr(slot);
      sent.remove();
      octetsAhead -= task.size();
      fetchesAhead--;
      if (answer instanceof Retrieved.Complete complete) {
        tally.fetched++;
        tally.octets += complete.size();
        inFlight++;
        handedOver = true;
        workers.execute(() -> carry(task, slot, complete));
      } else if (answer instanceof Retrieved.Failed failed) {
        inFlight++;
        settle(none(task, "RETR refused: " + failed.reply().words(), false));
      } else if (answer instanceof Retrieved.NotKept notKept) {
        inFlight++;
        settle(none(task, notKept.why().getMessage(), true));
        storageTrouble = notKept.why();
      }
    } finally {
      if (!handedOver) {
        slot.release();
      }
    }
  }

  private void carry(Task task, SpoolFile slot, Retrieved.Complete complete) {
    Carriage way;
    try {
      way = carrier.carry(task, slot.content(complete.facts()), missing(task, complete));
    } finally {
      slot.release();
    }
    settle(way);
  }

  /** Octets short of what was listed, if that is more than an estimate may be wrong by; else 0. */
  private static long missing(Task task, Retrieved.Complete complete) {
    long missing = task.size() - complete.size();
    boolean nothing = complete.size() == 0 && missing > LINE_END;
    return nothing || missing > task.size() / 10 + SHORT_TOLERANCE ? missing : 0;
  }

  private static Carriage none(Task task, String reason, boolean serverAtFault) {
    return Carriage.none(task, new Settlement.Unsettled(reason, serverAtFault));
  }

  private void settle(Carriage way) {
    CompletableFuture<Void> unused =
        ledger
            .settled(way.task().entry(), way)
            .whenComplete((nothing, failure) -> carried.add(new Carried(way, failure)));
  }

  private void collect(Carried each) {
    inFlight--;
    if (each.storageFailure() != null) {
      storageTrouble = new IOException(each.storageFailure().getMessage(), each.storageFailure());
      return;
    }
    if (each.way().end() instanceof Settlement.Safe) {
      tally.settled++;
      serverFailures = 0;
      chargeExcused();
      if (!leaveOnServer) {
        deletions.add(each.way().task().as(Task.Action.DELETE));
      }
    } else if (each.way().end() instanceof Settlement.Left left) {
      tally.left++;
      tally.trouble = left.reason();
    } else if (each.way().end() instanceof Settlement.Unsettled unsettled) {
      tally.unsettled++;
      tally.trouble = unsettled.reason();
      serverFailures = unsettled.serverAtFault() ? serverFailures + 1 : 0;
      serverTrouble = unsettled.reason();
      if (unsettled.serverAtFault()) {
        excused.add(each.way().task());
      }
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

  /** DELE takes effect at QUIT; only its answer makes a deletion certain (RFC 1939 section 6). */
  private void quit() throws Pop3Exception {
    Pop3Reply reply = pop3.quit();
    if (!reply.ok()) {
      tally.trouble = "the provider may have kept deleted mails: " + reply.words();
      return;
    }
    tally.deleted += deleted.size();
    Set<String> forget = new HashSet<>();
    deleted.stream().filter(Task::ambiguous).map(Task::uidl).forEach(forget::add);
    for (int from = 0; from < deleted.size(); from += 500) {
      List<Task> some = deleted.subList(from, Math.min(from + 500, deleted.size()));
      ledger.deleted(account, some.stream().map(Task::uidl).toList(), forget).join();
    }
  }

  /**
   * Waits for what is under way and takes back the attempts that were begun but not made. The mail
   * on which the connection broke keeps its first one, so that it comes alone from now on; no more,
   * for a bad line must not use up its budget.
   */
  private void giveBack() throws InterruptedException {
    Optional<Task> broken = Optional.ofNullable(sent.peek());
    while (inFlight > 0) {
      collect(carried.take());
    }
    sent.addAll(ready);
    sent.addAll(plan.leftOver());
    for (Task task : sent) {
      if (task.isAttempt()) {
        boolean isBroken = broken.filter(task::equals).isPresent();
        boolean first = isBroken && task.entry().attempts() <= 1;
        ledger.settled(account, task.uidl(), false, first).join();
        tally.unsettled += isBroken ? 1 : 0;
      }
    }
  }
}
