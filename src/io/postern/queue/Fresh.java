package io.postern.queue;

import io.postern.mail.Mail;
import java.util.HashMap;
import java.util.Map;

/**
 * Mails that were just accepted, so that those which are sent at once need not be read back. When
 * it is full, later ones are not taken in: the earlier ones are sent first.
 */
final class Fresh {
  private final long capacity;
  private final Map<String, Entry> entries = new HashMap<>();
  private long octets;

  /** A mail as it was put into the queue; nobody has changed it since. */
  record Entry(Row row, Mail mail) {
    /** A header is kept as text, too. */
    long weight() {
      return mail.content().size() + mail.header().end() + 1_000L;
    }
  }

  /**
   * @param capacity octets of memory, at the most
   */
  Fresh(long capacity) {
    this.capacity = capacity;
  }

  synchronized void add(Row row, Mail mail) {
    Entry entry = new Entry(row, mail);
    if (octets + entry.weight() <= capacity && !entries.containsKey(row.mailId())) {
      entries.put(row.mailId(), entry);
      octets += entry.weight();
    }
  }

  /** Null when it is not here. */
  synchronized Entry get(String mailId) {
    return entries.get(mailId);
  }

  synchronized void remove(String mailId) {
    Entry entry = entries.remove(mailId);
    octets -= entry == null ? 0 : entry.weight();
  }

  /** Makes room: what leaves by this is not sent soon. */
  synchronized void removeDestination(String destination) {
    entries.values().removeIf(e -> e.row().queued().destination().equals(destination));
    octets = entries.values().stream().mapToLong(Entry::weight).sum();
  }
}
