package io.postern.inspect.enact;

import io.postern.mail.Mail;

/**
 * Another mail to be sent on account of an inspected one.
 *
 * @param kind what it is, which names its recipients in ledger and journal
 * @param mail with its own envelope; a copy has the sender and the id of the inspected mail, a
 *     notice has the empty sender and an id of its own
 */
public record Errand(Kind kind, Mail mail) {

  /** What an errand is. */
  public enum Kind {
    /** The inspected mail for others. A recipient of both gets one. */
    COPY,
    /** A notice that the gateway wrote. */
    NOTICE,
    /** A report to the sender of fetched mail, who is a stranger. */
    RETURN
  }

  /**
   * A recipient's key in the ledger: the address for copies, so that nobody gets the same mail
   * twice; a word before it for what is another mail.
   */
  public String key(String address) {
    return kind == Kind.COPY ? address : "notice to " + address;
  }
}
