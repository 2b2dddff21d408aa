package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What became of one mail in one session. What strangers wrote is decoded, and not cleaned.
 *
 * @param number its message number
 * @param mailId our name for it; null when it has none
 * @param octets its size, as listed
 * @param from who wrote it, as its header says; null when the header was not read
 * @param subject its subject; null when the header was not read
 * @param happenings what was noted on its way, in order
 * @param outcomes of the attempts of this session, per recipient
 * @param end how its way ended
 */
public record FetchedMail(
    int number,
    String mailId,
    long octets,
    String from,
    String subject,
    List<Happening> happenings,
    Map<String, Outcome> outcomes,
    Settlement end) {

  /** Something that was noted. */
  public record Happening(Event event, String detail) {}

  /** Of a mail that never set out. */
  static FetchedMail unread(Task task, Settlement end) {
    String mailId = task.entry() == null ? null : task.entry().mailId();
    return new FetchedMail(
        task.number(), mailId, task.size(), null, null, List.of(), Map.of(), end);
  }

  /** Whether it is what every mail should be: safe, and all who should have it took it. */
  public boolean isUneventful() {
    return end instanceof Settlement.Safe
        && happenings.stream().noneMatch(each -> each.event() == Event.HELD)
        && outcomes.values().stream().allMatch(Outcome.Delivered.class::isInstance);
  }
}
