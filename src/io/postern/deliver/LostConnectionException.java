package io.postern.deliver;

import java.io.IOException;

/** Octets could not be sent: it was the connection, not the storage that they come from. */
final class LostConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  LostConnectionException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
