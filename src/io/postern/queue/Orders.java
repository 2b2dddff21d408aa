package io.postern.queue;

import io.postern.journal.Event;
import io.postern.queue.Operation.Freeze;
import io.postern.queue.Operation.Hold;
import io.postern.queue.Operation.Remove;
import io.postern.queue.Operation.Return;
import io.postern.queue.Operation.SendNow;
import io.postern.queue.Operation.Unfreeze;
import java.time.Instant;

/** What a person's operation makes of a mail that is not being sent. Pure. */
final class Orders {
  private Orders() {}

  /** What becomes of a mail. */
  sealed interface Result {}

  /** It is as it was. */
  record Unchanged() implements Result {}

  /** It stays, in another way; the journal says so. */
  record Changed(Queued queued, Event event, String detail) implements Result {}

  /** It leaves. */
  record Removed(Event event, String detail) implements Result {}

  /** Its sender is to be told before it leaves. */
  record Returned() implements Result {}

  static Result of(Operation operation, Queued queued, String byWhom, Instant now) {
    if (operation instanceof Freeze freeze) {
      return freeze(queued, freeze.until(), byWhom);
    } else if (operation instanceof Unfreeze) {
      return queued.state() == State.FROZEN ? due(queued, byWhom, now) : new Unchanged();
    } else if (operation instanceof SendNow) {
      return due(queued, byWhom, now);
    } else if (operation instanceof Hold hold) {
      String words = "held by " + byWhom + (hold.reason().isEmpty() ? "" : ": " + hold.reason());
      return new Changed(moved(queued, State.HELD, queued.dueAt(), words), Event.HELD, words);
    } else if (operation instanceof Remove) {
      return new Removed(Event.REMOVED, "by " + byWhom + "; its sender was not told");
    } else if (operation instanceof Return) {
      return new Returned();
    }
    throw new IllegalArgumentException("not an operation: " + operation);
  }

  private static Result freeze(Queued queued, Instant until, String byWhom) {
    Instant moment = until.isAfter(Operation.FOREVER) ? Operation.FOREVER : until;
    String words =
        "frozen by " + byWhom + (moment.equals(Operation.FOREVER) ? "" : " until " + moment);
    return new Changed(moved(queued, State.FROZEN, moment, words), Event.FROZEN, words);
  }

  private static Result due(Queued queued, String byWhom, Instant now) {
    if (queued.state() == State.DUE && !queued.dueAt().isAfter(now)) {
      return new Unchanged();
    }
    String words = "to be sent now, by " + byWhom;
    return new Changed(moved(queued, State.DUE, now, words), Event.UNFROZEN, words);
  }

  /** Nothing that a person moved waits for a connection any more. */
  static Queued moved(Queued q, State state, Instant dueAt, String note) {
    return placed(q, new Placement(state, dueAt, false, note));
  }

  /** The same mail, waiting in another way. */
  static Queued placed(Queued q, Placement place) {
    return new Queued(
        q.mailId(),
        place.state(),
        q.priority(),
        Instant.ofEpochMilli(place.dueAt().toEpochMilli()),
        place.awaitsConnection(),
        q.destination(),
        q.acceptedAt(),
        q.origin(),
        q.envelope(),
        q.recipients(),
        q.subject(),
        q.size(),
        q.attempts(),
        q.delayTold(),
        place.note());
  }
}
