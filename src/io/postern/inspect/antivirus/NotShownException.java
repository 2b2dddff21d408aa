package io.postern.inspect.antivirus;

import java.io.IOException;

/** Not all of a mail can be put before a scanner, by the mail's own fault: nor can it later. */
public final class NotShownException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param why one sentence, clean
   * @param cause may be null
   */
  public NotShownException(String why, Throwable cause) {
    super(why, cause);
  }
}
