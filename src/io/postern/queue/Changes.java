package io.postern.queue;

import java.util.ArrayList;
import java.util.List;

/** What one transaction changes in the queue; collected while it runs. */
final class Changes {
  private final List<Change> all = new ArrayList<>(2);

  /**
   * One mail's change.
   *
   * @param before null when it is new
   * @param after null when it is gone
   */
  record Change(Row before, Row after) {
    Row either() {
      return after == null ? before : after;
    }
  }

  void came(Row row) {
    all.add(new Change(null, row));
  }

  void became(Row before, Row after) {
    all.add(new Change(before, after));
  }

  void left(Row row) {
    all.add(new Change(row, null));
  }

  List<Change> all() {
    return all;
  }
}
