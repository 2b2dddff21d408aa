package io.postern.deliver;

import java.io.IOException;

/** The server said something that is not SMTP; nothing it says afterwards can be trusted. */
final class GarbledReplyException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what is wrong with it
   * @param said what the server said, one character per octet
   */
  GarbledReplyException(String what, String said) {
    super(what + ": \"" + ServerText.ofOctets(said) + "\"");
  }
}
