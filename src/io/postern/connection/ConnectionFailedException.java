package io.postern.connection;

import java.io.IOException;

/** There is no connection; the message says why, in one clean line without secrets. */
public final class ConnectionFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  public ConnectionFailedException(String message) {
    super(message);
  }
}
