package io.postern.queue;

import io.postern.mail.Address;
import io.postern.queue.QueuedRecipient.State;
import io.postern.queue.Settlement.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an attempt makes of a mail. Pure. */
final class Settling {
  private Settling() {}

  /**
   * @return how it stands afterwards, whatever a person wants; without open recipients it is to
   *     leave
   */
  static Queued after(Queued q, Settlement settlement) {
    List<QueuedRecipient> recipients = new ArrayList<>(q.recipients().size());
    for (QueuedRecipient each : q.recipients()) {
      recipients.add(after(each, settlement.fates().get(each.address())));
    }
    boolean held = settlement.hold().isPresent();
    return new Queued(
        q.mailId(),
        held ? io.postern.queue.State.HELD : io.postern.queue.State.DUE,
        q.priority(),
        Instant.ofEpochMilli(settlement.nextAttempt().toEpochMilli()),
        false,
        q.destination(),
        q.acceptedAt(),
        q.origin(),
        q.envelope(),
        recipients,
        q.subject(),
        q.size(),
        q.attempts() + (settlement.counts() ? 1 : 0),
        settlement.delayTold(),
        settlement.hold().orElse(settlement.note()));
  }

  private static QueuedRecipient after(QueuedRecipient before, Fate fate) {
    if (fate == null || before.state() != State.OPEN) {
      return before;
    }
    Address address = before.address();
    if (fate instanceof Fate.Delivered delivered) {
      return new QueuedRecipient(address, State.DELIVERED, delivered.reply());
    } else if (fate instanceof Fate.Failed failed) {
      return new QueuedRecipient(address, State.FAILED, failed.reply());
    }
    return new QueuedRecipient(address, State.OPEN, fate.reply());
  }

  static boolean isOpen(Queued queued) {
    for (QueuedRecipient each : queued.recipients()) {
      if (each.state() == State.OPEN) {
        return true;
      }
    }
    return false;
  }

  static void tell(QueueMeter meter, Settlement settlement) {
    int delivered = 0;
    int failed = 0;
    for (Fate fate : settlement.fates().values()) {
      delivered += fate instanceof Fate.Delivered ? 1 : 0;
      failed += fate instanceof Fate.Failed ? 1 : 0;
    }
    meter.attempted(delivered, failed, settlement.fates().size() - delivered - failed);
  }

  /** One more attempt is counted. */
  static Queued attempted(Queued q) {
    return new Queued(
        q.mailId(),
        q.state(),
        q.priority(),
        q.dueAt(),
        q.awaitsConnection(),
        q.destination(),
        q.acceptedAt(),
        q.origin(),
        q.envelope(),
        q.recipients(),
        q.subject(),
        q.size(),
        q.attempts() + 1,
        q.delayTold(),
        q.note());
  }

  static Queued leavingBy(Queued q, String destination) {
    return new Queued(
        q.mailId(),
        q.state(),
        q.priority(),
        q.dueAt(),
        q.awaitsConnection(),
        destination,
        q.acceptedAt(),
        q.origin(),
        q.envelope(),
        q.recipients(),
        q.subject(),
        q.size(),
        q.attempts(),
        q.delayTold(),
        q.note());
  }
}
