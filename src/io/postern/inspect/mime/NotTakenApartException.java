package io.postern.inspect.mime;

import java.io.IOException;

/** A mail exceeds a limit or is damaged, so that not all attachments could be had. */
public final class NotTakenApartException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param why one sentence without anything that strangers wrote
   * @param cause may be null
   */
  NotTakenApartException(String why, Throwable cause) {
    super(why, cause);
  }
}
