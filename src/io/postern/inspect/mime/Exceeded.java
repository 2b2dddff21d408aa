package io.postern.inspect.mime;

import java.io.IOException;

/** A limit was reached; never leaves this package. */
final class Exceeded extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean fatal;

  /**
   * @param fatal whether it is about the mail as a whole, so that no further part can be read
   */
  Exceeded(String text, boolean fatal) {
    super(text, null);
    this.fatal = fatal;
  }

  boolean isFatal() {
    return fatal;
  }
}
