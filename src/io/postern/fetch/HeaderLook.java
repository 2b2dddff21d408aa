package io.postern.fetch;

import io.postern.fetch.Prospects.Way;
import io.postern.fetch.Task.Action;
import io.postern.mail.Header;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a session learns from the header of a mail, without its body, and what follows for the mail.
 * Used by the session's thread alone.
 */
final class HeaderLook {
  private final Means means;
  private final Deletions deletions;
  private final Settlements settlements;

  HeaderLook(Means means, Deletions deletions, Settlements settlements) {
    this.means = means;
    this.deletions = deletions;
    this.settlements = settlements;
  }

  /**
   * What comes next for a mail whose header was asked for.
   *
   * @param top empty when the provider refused to show it
   * @return to be fetched, or to be told about now; empty when there is nothing to do
   */
  Optional<Task> at(Task task, Optional<byte[]> top) throws IOException {
    return switch (task.action()) {
      case COMPARE -> compare(task, top);
      case REROUTE -> reroute(task, top);
      default -> tell(task, top);
    };
  }

  private Optional<Task> compare(Task task, Optional<byte[]> top) throws IOException {
    if (top.isEmpty()) {
      return Optional.of(task.as(Action.FETCH));
    }
    if (means.carrier().isKnown(task, top.get())) {
      means.ledger().resized(means.account(), task.uidl(), task.size()).join();
      deletions.add(task, false);
      return Optional.empty();
    }
    LedgerEntry entry = means.ledger().replace(means.account(), task.uidl(), task.size());
    return fetchOrTell(task.with(entry), top);
  }

  private Optional<Task> reroute(Task task, Optional<byte[]> top) {
    if (top.isPresent() && way(top) == Way.NOWHERE) {
      return Optional.empty();
    }
    Candidate again = new Candidate(task.uidl(), task.size());
    LedgerEntry entry = means.ledger().begin(means.account(), List.of(again)).get(0);
    return fetchOrTell(task.with(entry), top);
  }

  private Optional<Task> fetchOrTell(Task task, Optional<byte[]> top) {
    return means.gate().stops(task.size())
        ? tell(task.as(Action.TELL), top)
        : Optional.of(task.as(Action.FETCH));
  }

  /** The internal server's limit is nothing to a mail that it does not get. */
  private Optional<Task> tell(Task task, Optional<byte[]> top) {
    Way way = way(top);
    TooLarge why = means.gate().why(task.size());
    if (way == Way.NOWHERE) {
      settlements.begun();
      String reason = "no recipient, and " + why.sentence();
      settlements.settle(Carriage.none(task, new Settlement.Left(reason)));
      return Optional.empty();
    }
    return Optional.of(why.byServer() && way == Way.ELSEWHERE ? task.as(Action.FETCH) : task);
  }

  private Way way(Optional<byte[]> top) {
    byte[] octets = top.orElse(new byte[0]);
    return means.prospects().way(means.account(), Header.parse(octets, octets.length));
  }
}
