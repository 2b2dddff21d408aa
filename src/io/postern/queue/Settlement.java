package io.postern.queue;

import io.postern.journal.Line;
import io.postern.mail.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of an attempt.
 *
 * @param fates one for each recipient of the attempt
 * @param nextAttempt when the open ones are to be tried again
 * @param hold why a person must decide about the open ones; empty to try again
 * @param counts whether it counts as an attempt
 * @param delayTold whether the sender has now been told, or was before, that it takes longer
 * @param note the answer to show for the mail
 * @param lines for the journal, about this mail
 * @param notices mails of our own that go into the queue with this
 */
public record Settlement(
    Map<Address, Fate> fates,
    Instant nextAttempt,
    Optional<String> hold,
    boolean counts,
    boolean delayTold,
    String note,
    List<Line> lines,
    List<Deposit> notices) {

  /** What became of a recipient. */
  public sealed interface Fate {
    /** What the server said, or what went wrong. */
    String reply();

    /** Its server has the mail. */
    record Delivered(String reply) implements Fate {}

    /** It will never get the mail. */
    record Failed(String reply) implements Fate {}

    /** It is to be tried again. */
    record Open(String reply) implements Fate {}
  }

  public Settlement {
    fates = Map.copyOf(fates);
    lines = List.copyOf(lines);
    notices = List.copyOf(notices);
  }
}
