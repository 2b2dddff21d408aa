package io.postern.queue;

import java.util.List;

/** Which mails an operation is for. */
public sealed interface Selection {
  /** These, by name; names that are not in the queue are told. */
  record Named(List<String> mailIds) implements Selection {
    public Named {
      mailIds = List.copyOf(mailIds);
    }
  }

  /** All that match when their turn comes; the limit of the query does not matter. */
  record Matching(QueueQuery query) implements Selection {}

  static Selection of(String mailId) {
    return new Named(List.of(mailId));
  }

  static Selection of(List<String> mailIds) {
    return new Named(mailIds);
  }

  static Selection of(QueueQuery query) {
    return new Matching(query);
  }
}
