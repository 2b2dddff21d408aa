package io.postern.wire;

import java.io.IOException;

/** The peer sent a reply line longer than we are willing to keep. */
public final class LineTooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  LineTooLongException(int limit) {
    super("a line of more than " + limit + " octets");
  }
}
