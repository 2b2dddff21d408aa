package io.postern.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Ordinary mails with attachments, whose sender is a partner outside. */
final class Letters {
  static final String PARTNER = "partner@other.example";
  private static final String HEADER =
      """
      Return-Path: <partner@other.example>
      X-Specimen-Id: %s
      From: Partner <partner@other.example>
      To: somebody@company.example
      Subject: %s
      Date: Sat, 21 Nov 2026 10:00:00 +0000
      Message-ID: <%1$s@other.example>
      MIME-Version: 1.0
      """;

  private Letters() {}

  /** A mail without attachments. */
  static byte[] plain(String id, String subject, String text) {
    return octets(
        HEADER.formatted(id, subject) + "Content-Type: text/plain\n\n" + text + "\nRegards\n");
  }

  /** A mail with one attachment, called {@code name}. */
  static byte[] with(String id, String subject, String name, byte[] content) {
    return parts(id, subject, attachment("name=\"" + name + "\"", content));
  }

  /**
   * A mail of several parts.
   *
   * @param parts each from {@link #attachment}
   */
  static byte[] parts(String id, String subject, String... parts) {
    StringBuilder mail = new StringBuilder(HEADER.formatted(id, subject));
    mail.append("Content-Type: multipart/mixed; boundary=\"cut\"\n\n");
    mail.append("--cut\nContent-Type: text/plain\n\nAs agreed.\n");
    for (String part : parts) {
      mail.append("--cut\n").append(part);
    }
    return octets(mail.append("--cut--\n").toString());
  }

  /**
   * A part.
   *
   * @param name the parameter of its type that names it, as it is written there
   */
  static String attachment(String name, byte[] content) {
    return "Content-Type: application/octet-stream; "
        + name
        + "\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content)
        + "\n";
  }

  /** An archive with one file. */
  static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  private static byte[] octets(String text) {
    return text.replace("\n", "\r\n").getBytes(US_ASCII);
  }
}
