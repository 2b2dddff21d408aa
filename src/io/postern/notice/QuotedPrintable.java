package io.postern.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A text as a body carries it (RFC 2045 section 6.7). Dots stay dots, also at the beginning of a
 * line: to protect them is the work of the protocol that carries the mail.
 */
final class QuotedPrintable {
  private QuotedPrintable() {}

  /**
   * UTF-8, lines ending with CRLF and no longer than 76 characters.
   *
   * @param text lines ending with LF
   */
  static byte[] of(String text) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (OutputStream encoded = MimeUtility.encode(octets, "quoted-printable")) {
      encoded.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    } catch (MessagingException unknownEncoding) {
      throw new IOException(unknownEncoding);
    }
    return octets.toByteArray();
  }
}
