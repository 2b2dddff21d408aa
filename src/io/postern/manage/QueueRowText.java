package io.postern.manage;

import io.postern.queue.QueueCounts;
import io.postern.queue.QueueCounts.Count;
import io.postern.queue.Queued;
import io.postern.queue.QueuedRecipient;
import io.postern.queue.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Mails of the queue as rows for JMX: plain names and values, and nothing of a content. */
final class QueueRowText {
  /** Moments behind this one stand for: not by itself. */
  private static final Instant NEVER = Instant.parse("2900-01-01T00:00:00Z");

  private QueueRowText() {}

  /** A mail in a list. */
  static Map<String, Object> row(Queued mail) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", mail.mailId());
    row.put("state", word(mail.state()));
    row.put("due", mail.dueAt().isAfter(NEVER) ? "" : mail.dueAt().toString());
    row.put("priority", word(mail.priority()));
    row.put("sender", mail.envelope().reversePath());
    row.put("recipients", mail.recipients().stream().map(r -> r.address().toString()).toList());
    row.put("subject", mail.subject());
    row.put("size", mail.size());
    row.put("destination", mail.destination());
    row.put("accepted", mail.acceptedAt().toString());
    row.put("origin", mail.origin());
    row.put("attempts", mail.attempts());
    row.put("awaitsConnection", mail.awaitsConnection());
    row.put("note", mail.note());
    return row;
  }

  /** How each recipient of a mail stands. */
  static List<Map<String, String>> recipients(Queued mail) {
    return mail.recipients().stream().map(QueueRowText::recipient).toList();
  }

  private static Map<String, String> recipient(QueuedRecipient recipient) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("recipient", recipient.address().toString());
    row.put("state", word(recipient.state()));
    row.put("reply", recipient.reply());
    return row;
  }

  /** How much there is; {@code oldest} is empty when there is nothing. */
  static Map<String, Object> counts(QueueCounts counts) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("mails", counts.mails());
    all.put("octets", counts.octets());
    all.put("oldest", counts.oldest().map(Instant::toString).orElse(""));
    for (State state : State.values()) {
      Count count = counts.of().get(state);
      all.put(word(state), Map.of("mails", count.mails(), "octets", count.octets()));
    }
    return all;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
