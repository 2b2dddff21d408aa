package io.postern.notice;

import java.util.List;

/**
 * A mail that could not be sent, and whose sender cannot be told. Any of the texts may be words of
 * strangers.
 *
 * @param mailId the gateway's name for it
 * @param sender as in the envelope, in angle brackets; {@code <>} for none
 * @param subject decoded; empty when it has none
 * @param why the sender cannot be told
 * @param failed who does not get it, and why
 */
public record Untold(String mailId, String sender, String subject, Why why, List<Failed> failed) {

  public Untold {
    failed = List.copyOf(failed);
  }

  /** Why a sender cannot be told. */
  public enum Why {
    /** The mail has none. */
    NOBODY,
    /** The address is not known to be one of ours. */
    UNKNOWN
  }

  /**
   * One recipient.
   *
   * @param recipient the address
   * @param answer what a server said, or what went wrong
   */
  public record Failed(String recipient, String answer) {}
}
