package io.postern.manage;

/** The gateway did not do what it was asked for. The message is its reason, for people. */
final class RequestFailedException extends Exception {
  private static final long serialVersionUID = 1;

  RequestFailedException(String reason) {
    super(reason);
  }

  RequestFailedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
