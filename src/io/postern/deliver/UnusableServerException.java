package io.postern.deliver;

import java.io.IOException;

/** The server does not take mail from us now, whatever the mail: bad greeting, no login, 421. */
final class UnusableServerException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /** A reason without a reply. */
  UnusableServerException(String text) {
    this(0, text);
  }

  /**
   * @param code the reply's, or 0
   * @param text the reply's, or the reason
   */
  UnusableServerException(int code, String text) {
    this(code, text, null);
  }

  /** As above, with what led to it; may be null. */
  UnusableServerException(int code, String text, Throwable cause) {
    super(text, cause);
    this.code = code;
  }

  /** The code of the server's reply, or 0 when it gave none. */
  int code() {
    return code;
  }
}
