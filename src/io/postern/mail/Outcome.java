package io.postern.mail;

/** What became of one attempt for one recipient. */
public sealed interface Outcome {

  /** The words for journal and log: code and text as the server said them, or what went wrong. */
  String text();

  /**
   * The server answered 250 to the content: it is responsible now.
   *
   * @param text its answer
   */
  record Delivered(String text) implements Outcome {}

  /**
   * Not now. The mail is where it was.
   *
   * @param cause whose fault it was
   * @param code the server's 4yz code, or 0 when it gave none
   * @param text what it said, or what went wrong
   */
  record Deferred(Cause cause, int code, String text) implements Outcome {}

  /**
   * Never: the server answered 5yz, or the mail cannot be sent to this server at all.
   *
   * @param code the server's 5yz code, or 0 when it was not asked
   * @param text what it said, or why it was not asked
   */
  record Refused(int code, String text) implements Outcome {}

  /**
   * Never, since the server takes it for spam, as an administrator told us to recognise: that is an
   * interception, and nothing that ought to be mended.
   *
   * @param text what the server said, with its code
   * @param discarded whether that is the end of it; else it is kept for a person to look at
   */
  record Spam(String text, boolean discarded) implements Outcome {}

  /** Why an attempt was put off. */
  enum Cause {
    /** No connection, no login, 421, out of resources: any other mail would have fared the same. */
    SERVER,
    /** The server said 4yz to this mail or this recipient, or dropped the connection over it. */
    MAIL,
    /**
     * The connection broke after the final dot and before the answer: the server may have the mail.
     * The one window that SMTP leaves open (RFC 1047).
     */
    IN_DOUBT
  }
}
