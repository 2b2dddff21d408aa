package io.postern.fetch;

import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.fetch.pop3.Pop3Reply;
import io.postern.fetch.pop3.Retrieved;
import io.postern.spool.Spool;
import io.postern.spool.SpoolFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a session does on one connection: asks for mails ahead of reading them, hands each to a
 * worker, and deletes those that came back safe, all interleaved so that neither wire waits for the
 * other.
 *
 * <p>One thread speaks POP3; workers only take mails away and report back through a queue.
 */
final class Pass {
  private static final int MAX_TOP = 256 * 1024;

  private final Means means;
  private final Pop3Connection pop3;
  private final Plan plan;
  private final Spool spool;
  private final Tally tally;
  private final Deletions deletions;
  private final Settlements settlements;
  private final HeaderLook headers;

  private final Unanswered sent = new Unanswered();
  private final Deque<Task> ready = new ArrayDeque<>();

  Pass(Means means, Pop3Connection pop3, Plan plan) {
    this.means = means;
    this.pop3 = pop3;
    this.plan = plan;
    this.spool = means.spool();
    this.tally = means.tally();
    this.deletions = new Deletions(means);
    this.settlements = new Settlements(means.account(), means.ledger(), deletions, tally);
    this.headers = new HeaderLook(means, deletions, settlements);
  }

  /** Why the internal server was given up, or an empty text. */
  String serverTrouble() {
    return settlements.serverTrouble();
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
        settlements.checkStorage();
      }
      deletions.quit(pop3);
    } finally {
      giveBack();
    }
  }

  /** One turn: collect, send, receive. False when everything is done. */
  private boolean advance() throws Pop3Exception, IOException, InterruptedException {
    settlements.collect();
    send();
    if (!sent.isEmpty()) {
      receive(sent.first());
      return true;
    }
    if (settlements.areUnderWay()) {
      settlements.collectNext();
      return true;
    }
    return false;
  }

  private boolean isStopping() {
    return means.stop().getAsBoolean() || settlements.isServerDown();
  }

  private void send() throws Pop3Exception {
    boolean wrote = false;
    for (Task task = nextToSend(); task != null; task = nextToSend()) {
      switch (task.action()) {
        case DELETE -> pop3.sendDele(task.number());
        case COMPARE, REROUTE, TELL -> pop3.sendTop(task.number(), 0);
        case FETCH -> pop3.sendRetr(task.number());
      }
      sent.add(task);
      wrote = true;
    }
    if (wrote) {
      pop3.flush();
    }
  }

  private Task nextToSend() {
    if (!sent.hasRoom(pop3.capabilities().pipelining())) {
      return null;
    }
    Task deletion = deletions.next();
    if (deletion != null) {
      return deletion;
    }
    boolean alone = plan.isCareful() && (sent.hasFetches() || settlements.areUnderWay());
    if (isStopping() || alone || sent.isFull()) {
      return null;
    }
    return ready.isEmpty() ? plan.next() : ready.poll();
  }

  private void receive(Task task) throws Pop3Exception, IOException, InterruptedException {
    switch (task.action()) {
      case DELETE -> receiveDeletion(task);
      case COMPARE, REROUTE, TELL -> receiveHeader(task);
      case FETCH -> receiveMail(task);
    }
  }

  private void receiveDeletion(Task task) throws Pop3Exception {
    Pop3Reply reply = pop3.readReply();
    sent.answered();
    deletions.answered(task, reply);
  }

  private void receiveHeader(Task task) throws Pop3Exception, IOException {
    Optional<byte[]> header = pop3.readTop(MAX_TOP);
    sent.answered();
    Task next = headers.at(task, header).orElse(null);
    if (next != null && next.action() == Task.Action.TELL) {
      tell(next, header.orElse(new byte[0]));
    } else if (next != null) {
      ready.add(next);
    }
  }

  private void tell(Task task, byte[] header) {
    TooLarge why = means.gate().why(task.size());
    settlements.begun();
    means.workers().execute(() -> settlements.settle(means.carrier().tell(task, header, why)));
  }

  private void receiveMail(Task task) throws Pop3Exception, IOException, InterruptedException {
    SpoolFile slot = spool.acquire();
    boolean handedOver = false;
    try {
      Retrieved answer = pop3.readRetr(slot);
      sent.answered();
      if (answer instanceof Retrieved.Complete complete) {
        tally.fetched++;
        tally.octets += complete.size();
        settlements.begun();
        handedOver = true;
        means.workers().execute(() -> carry(task, slot, complete));
      } else if (answer instanceof Retrieved.Failed failed) {
        String reason = "RETR refused: " + failed.reply().words();
        settlements.settleUnfetched(task, reason, false);
      } else if (answer instanceof Retrieved.NotKept notKept) {
        settlements.settleUnfetched(task, notKept.why().getMessage(), true);
        settlements.storageFailed(notKept.why());
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
      way =
          means
              .carrier()
              .carry(task, slot.content(complete.facts()), task.missing(complete.size()));
    } finally {
      slot.release();
    }
    settlements.settle(way);
  }

  /**
   * Waits for what is under way and takes back the attempts that were begun but not made. The mail
   * on which the connection broke keeps its first one, so that it comes alone from now on; no more,
   * for a bad line must not use up its budget.
   */
  private void giveBack() throws InterruptedException {
    Optional<Task> broken = Optional.ofNullable(sent.first());
    broken.filter(task -> task.action() == Task.Action.FETCH).ifPresent(tally::awaited);
    while (settlements.areUnderWay()) {
      settlements.collectNext();
    }
    List<Task> unread = sent.all();
    unread.addAll(ready);
    unread.addAll(plan.leftOver());
    for (Task task : unread) {
      if (task.isAttempt()) {
        boolean isBroken = broken.filter(task::equals).isPresent();
        boolean first = isBroken && task.entry().attempts() <= 1;
        means.ledger().settled(means.account(), task.uidl(), false, first).join();
        tally.unsettled += isBroken ? 1 : 0;
        means.allowance().giveBack(task.octetsToFetch(), task.isRetry());
      }
    }
  }
}
