package io.postern.queue;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Instant;

/** Does to what an attempt left of a mail what a person asked for while it was under way. */
final class Leftovers {
  private final QueueRows rows;
  private final Journal journal;

  Leftovers(QueueRows rows, Journal journal) {
    this.rows = rows;
    this.journal = journal;
  }

  /**
   * Writes how a mail stands from now on.
   *
   * @param before with the wish of a person, or none
   * @param after how it would stand without the wish
   * @return the wish that is still to be fulfilled when this is durable; null for none
   */
  Wish write(Tx tx, Changes changes, Row before, Row after, Instant now) throws SQLException {
    Wish wish = before.wish();
    if (wish == null) {
      return update(tx, changes, before, after);
    }
    Orders.Result result = Orders.of(wish.operation(), after.queued(), wish.byWhom(), now);
    if (result instanceof Orders.Changed changed) {
      append(tx, before, changed.event(), changed.detail());
      return update(tx, changes, before, after.with(changed.queued()).wishing(null));
    } else if (result instanceof Orders.Removed removed) {
      append(tx, before, removed.event(), removed.detail());
      rows.delete(tx, before);
      changes.left(before);
      return null;
    } else if (result instanceof Orders.Returned) {
      String words = "is being returned to its sender, as " + wish.byWhom() + " wants";
      Queued queued = after.queued();
      Queued held = Orders.moved(queued, State.HELD, queued.dueAt(), words);
      update(tx, changes, before, after.with(held).wishing(wish));
      return wish;
    }
    return update(tx, changes, before, after.wishing(null));
  }

  private Wish update(Tx tx, Changes changes, Row before, Row after) throws SQLException {
    rows.update(tx, after);
    changes.became(before, after);
    return null;
  }

  private void append(Tx tx, Row row, Event event, String detail) throws SQLException {
    journal.append(tx, row.mailId(), null, event, null, detail);
  }
}
