package io.postern.queue;

import java.time.Instant;

/** What the relay asks of the queue around each attempt. */
public interface Attempts {

  /**
   * Writes, durably, that an attempt begins, and gives the mail out for it. Should the process die
   * before {@link #settle}, the next start knows which mails may have left.
   */
  Begun begin(String mailId);

  /**
   * Writes, durably and in one commit, what became of an attempt, together with the notices that
   * follow from it; then the content is closed. A mail without open recipients leaves the queue.
   * When a person asked for something while the attempt was under way (freeze, hold, removal), it
   * is done now to what is left.
   */
  void settle(Transit transit, Settlement settlement);

  /**
   * Gives out no mail for a destination before a moment; an earlier moment replaces a later one.
   */
  void restUntil(String destination, Instant moment);
}
