package io.postern.inspect.antivirus;

import io.postern.mail.Mail;
import java.io.IOException;
import java.util.Optional;

/** Knows how large a mail gets when its parts are decoded and its archives unpacked. */
@FunctionalInterface
public interface ExpandedSize {

  /**
   * Whether some part of a mail is too large for a scanner once it is unpacked.
   *
   * @param limit octets of what is unpacked
   * @return empty when all of it stays within the limit; otherwise, and when that cannot be told, a
   *     sentence that says why
   * @throws IOException when the mail cannot be read
   */
  Optional<String> beyond(Mail mail, long limit) throws IOException;
}
