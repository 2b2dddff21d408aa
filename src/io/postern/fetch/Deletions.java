package io.postern.fetch;

import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.fetch.pop3.Pop3Reply;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The mails that a session deletes at the provider: those that it may, those that it asked for, and
 * at the end, when the provider has confirmed it, what the ledger is told. Used by the session's
 * thread alone.
 */
final class Deletions {
  private static final int PER_COMMIT = 500;

  private final String account;
  private final Retention retention;
  private final Ledger ledger;
  private final Tally tally;
  private final Clock clock;
  private final Deque<Task> waiting = new ArrayDeque<>();
  private final List<Task> deleted = new ArrayList<>();

  Deletions(Means means) {
    this.account = means.account();
    this.retention = means.settings().retention();
    this.ledger = means.ledger();
    this.tally = means.tally();
    this.clock = means.clock();
  }

  /**
   * A mail is safe: it is to be deleted, unless it stays.
   *
   * @param kept whether a recipient wants it to stay; of no matter for what was safe before
   */
  void add(Task safe, boolean kept) {
    boolean goes =
        safe.isKnownSafe()
            ? retention.isOver(safe.entry(), clock.instant())
            : !kept && !retention.leave();
    if (goes) {
      waiting.add(safe.as(Task.Action.DELETE));
    }
  }

  /** The next one to be asked for; null when there is none. */
  Task next() {
    return waiting.poll();
  }

  /** The provider's answer to DELE. */
  void answered(Task task, Pop3Reply reply) {
    if (reply.ok()) {
      deleted.add(task);
    } else {
      tally.trouble = "DELE refused: " + reply.words();
      tally.diary.trouble("message " + task.number() + ": " + tally.trouble);
    }
  }

  /**
   * Says QUIT: a DELE takes effect there, and only its answer makes a deletion certain (RFC 1939
   * section 6).
   */
  void quit(Pop3Connection pop3) throws Pop3Exception {
    Pop3Reply reply = pop3.quit();
    if (!reply.ok()) {
      tally.trouble = "the provider may have kept deleted mails: " + reply.words();
      tally.diary.trouble(tally.trouble);
      return;
    }
    tally.deleted += deleted.size();
    Set<String> forget = new HashSet<>();
    deleted.stream().filter(Task::ambiguous).map(Task::uidl).forEach(forget::add);
    for (int from = 0; from < deleted.size(); from += PER_COMMIT) {
      List<Task> some = deleted.subList(from, Math.min(from + PER_COMMIT, deleted.size()));
      ledger.deleted(account, some.stream().map(Task::uidl).toList(), forget).join();
    }
    tally.diary.closed(deleted.stream().map(Task::number).toList());
  }
}
