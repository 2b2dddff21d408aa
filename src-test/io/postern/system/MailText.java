package io.postern.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Puts the octets of an awkward mail together; one character per octet, CR LF only where said. */
final class MailText {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final String id;

  private MailText(String id) {
    this.id = id;
  }

  /** Nothing but what is added. */
  static MailText bare(String id) {
    return new MailText(id);
  }

  /** An ordinary header, open for more fields. */
  static MailText withHeader(String id) {
    return new MailText(id)
        .lines(
            "X-Specimen-Id: " + id,
            "From: Mallory <mallory@evil.example>",
            "To: bob@company.example",
            "Subject: specimen " + id,
            "Date: Sat, 21 Nov 2026 10:00:00 +0000",
            "Message-ID: <" + id + "@evil.example>");
  }

  /** An ordinary header that announces a multipart with the boundary "b". */
  static MailText multipart(String id) {
    return withHeader(id)
        .lines("MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"b\"", "");
  }

  MailText lines(String... lines) {
    for (String line : lines) {
      text(line).text("\r\n");
    }
    return this;
  }

  MailText text(String text) {
    octets.writeBytes(text.getBytes(ISO_8859_1));
    return this;
  }

  MailText raw(byte[] more) {
    octets.writeBytes(more);
    return this;
  }

  /** Empty line and a short body. */
  MailText body() {
    return lines("", "body");
  }

  AwkwardMail because(String why) {
    return new AwkwardMail(id, octets.toByteArray(), why);
  }
}
