package io.postern.inspect.spam;

import java.io.IOException;

/** A scanner answered that it does not look at a mail like this one; never leaves this package. */
final class SkippedException extends IOException {
  private static final long serialVersionUID = 1;

  SkippedException(String why) {
    super(why);
  }
}
