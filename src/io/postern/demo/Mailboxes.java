package io.postern.demo;

import io.postern.mail.Address;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The newest mails of an embedded mail server, by mailbox; older ones make room. */
final class Mailboxes {
  private static final int MAX_MAILS = 1_000;
  private static final long MAX_OCTETS = 64L * 1024 * 1024;

  private final Deque<Arrival> arrivals = new ArrayDeque<>();
  private long octets;
  private long total;

  synchronized void add(Arrival arrival) {
    arrivals.addLast(arrival);
    octets += arrival.size();
    total++;
    while (arrivals.size() > MAX_MAILS || (octets > MAX_OCTETS && arrivals.size() > 1)) {
      octets -= arrivals.removeFirst().size();
    }
  }

  /** How many mails came since the start, those that made room included. */
  synchronized long total() {
    return total;
  }

  synchronized List<Arrival> of(Address mailbox) {
    return arrivals.stream().filter(a -> a.envelope().recipients().contains(mailbox)).toList();
  }

  synchronized SortedMap<String, List<Arrival>> all() {
    SortedMap<String, List<Arrival>> byMailbox = new TreeMap<>(Comparator.naturalOrder());
    arrivals.stream()
        .flatMap(arrival -> arrival.envelope().recipients().stream())
        .distinct()
        .forEach(box -> byMailbox.put(box.toString().toLowerCase(Locale.ROOT), of(box)));
    return byMailbox;
  }
}
