package io.postern.hold;

import io.postern.mail.OneLine;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mail in the hold.
 *
 * @param mailId our name for it
 * @param account where it came from
 * @param sender the envelope's sender; empty for {@code <>}
 * @param subject readable, on one line; empty when it has none
 * @param recipients for whom it is held, by their keys; empty: for whom routing says
 * @param reason why it is held, on one line
 * @param at since when
 * @param size in octets
 * @param notified whether the postmaster was told
 */
public record Held(
    String mailId,
    String account,
    String sender,
    String subject,
    List<String> recipients,
    String reason,
    Instant at,
    long size,
    boolean notified) {
  private static final int MAX_REASON = 1_000;

  /**
   * @throws IllegalArgumentException when a recipient's key is not one line
   */
  public Held {
    recipients = recipients.stream().distinct().toList();
    if (recipients.stream().anyMatch(key -> key.isEmpty() || breaksLine(key))) {
      throw new IllegalArgumentException("mail " + mailId + ": a recipient's key is not one line");
    }
    reason = OneLine.squeezed(reason, MAX_REASON);
  }

  private static boolean breaksLine(String text) {
    return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
  }

  /**
   * The same mail, held for more. Being held for whom routing says includes everybody. The
   * postmaster is to be told when somebody is new.
   */
  Held with(List<String> others, String otherReason) {
    boolean all = recipients.isEmpty() || others.isEmpty();
    List<String> sum =
        all ? List.of() : Stream.concat(recipients.stream(), others.stream()).distinct().toList();
    boolean nobodyNew = sum.equals(recipients);
    String other = OneLine.squeezed(otherReason, MAX_REASON);
    String reasons = reason.contains(other) ? reason : reason + "; " + other;
    return new Held(
        mailId, account, sender, subject, sum, reasons, at, size, notified && nobodyNew);
  }

  /** The same mail, held for these and nobody else. */
  Held onlyFor(List<String> rest) {
    return new Held(mailId, account, sender, subject, rest, reason, at, size, notified);
  }
}
