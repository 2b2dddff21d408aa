package io.postern.accept;

/** Ends the reading of an argument early; known to the readers of arguments only. */
final class BadArgumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reply;

  /**
   * Without a stack trace, which would cost more than the command: strangers decide how many of
   * these there are.
   *
   * @param reply code, enhanced code and text
   */
  BadArgumentException(String reply) {
    super(reply, null, false, false);
    this.reply = reply;
  }

  /** What the client hears. */
  String reply() {
    return reply;
  }
}
