package io.postern.inspect.enact;

import java.io.IOException;

/** Programs may disagree about the fields of a header; never leaves this package. */
final class UncleanHeaderException extends IOException {
  private static final long serialVersionUID = 1;

  UncleanHeaderException(String why) {
    super(why);
  }
}
