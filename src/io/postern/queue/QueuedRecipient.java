package io.postern.queue;

import io.postern.mail.Address;

/**
 * One recipient of a mail in the queue.
 *
 * @param address as in the envelope
 * @param state what became of it so far
 * @param reply the last answer about it; may be empty
 */
public record QueuedRecipient(Address address, State state, String reply) {

  /** What became of a recipient. */
  public enum State {
    /** The mail is still to be sent to it. */
    OPEN,
    /** Its server has the mail. */
    DELIVERED,
    /** Its server will never take the mail, or it took too long. */
    FAILED
  }
}
