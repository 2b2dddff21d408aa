package io.postern.inspect.antivirus;

import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;

/** Takes the attachments out of a mail, decoded, one after the other. */
@FunctionalInterface
public interface Attachments {

  /** Takes none. */
  Attachments NONE = (mail, taker) -> {};

  /**
   * Hands the attachments of a mail to {@code taker}, in their order.
   *
   * @throws IOException when the mail cannot be read, or from {@code taker}
   * @throws NotShownException when it cannot be taken apart, after what could be was handed over
   */
  void of(Mail mail, Taker taker) throws IOException;

  /** Takes one attachment at a time. */
  @FunctionalInterface
  interface Taker {
    /**
     * The next attachment.
     *
     * @param name as the mail has it, for people; may be empty
     * @param decoded its octets; read before the call returns, closed by the caller
     */
    void attachment(String name, InputStream decoded) throws IOException;
  }
}
