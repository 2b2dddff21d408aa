package io.postern.queue;

/**
 * What became of an operation on one mail.
 *
 * @param mailId the mail's name, as it was given
 * @param result how it went
 */
public record Done(String mailId, Result result) {

  /** How an operation went. */
  public enum Result {
    /** It is done, and durable. */
    DONE,
    /**
     * The mail is being sent; it is remembered, durably, and done to what is left when the attempt
     * is over.
     */
    AFTER_ATTEMPT,
    /** The mail was removed, but there is no sender, or none that may be told (F95). */
    NOBODY_TO_TELL,
    /** The mail is as it was: there was nothing to do. */
    UNCHANGED,
    /** No such mail is in the queue, or not any more. */
    NOT_THERE
  }
}
