package io.postern.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Ordinary mails of any size; the same name always gives the same mail. */
final class PlainMails {
  private static final int LINE = 57;

  private PlainMails() {}

  /** What {@link SinkMail#identity()} says of a mail. */
  static String identity(int number) {
    return "plain-" + number;
  }

  /**
   * Makes a mail.
   *
   * @param octets about how many it has
   */
  static byte[] mail(int number, int octets) {
    return mail(identity(number), octets);
  }

  /** Makes a mail with this identity. */
  static byte[] mail(String identity, int octets) {
    ByteArrayOutputStream mail = new ByteArrayOutputStream(octets + 200);
    String header =
        "X-Specimen-Id: %s\r\nFrom: a@other.example\r\nSubject: %s\r\n\r\n"
            .formatted(identity, identity);
    mail.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    Random random = new Random(identity.hashCode());
    byte[] noise = new byte[LINE];
    while (mail.size() < octets) {
      random.nextBytes(noise);
      mail.writeBytes(Base64.getEncoder().encode(noise));
      mail.write('\r');
      mail.write('\n');
    }
    return mail.toByteArray();
  }
}
