package io.postern.inspect.mime;

import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Mails as exact octets, and what is found in them. Text has a character per octet. */
final class Specimen {
  static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

  private Specimen() {}

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  static String base64(byte[] octets) {
    return Base64.getMimeEncoder().encodeToString(octets);
  }

  /** A multipart/mixed of parts that have their own headers. */
  static String mixed(String... parts) {
    StringBuilder mail =
        new StringBuilder("From: a@b.example\r\nMIME-Version: 1.0\r\n")
            .append("Content-Type: multipart/mixed; boundary=\"b0\"\r\n\r\n");
    for (String part : parts) {
      mail.append("--b0\r\n").append(part).append("\r\n");
    }
    return mail.append("--b0--\r\n").toString();
  }

  /** A part with a file. */
  static String file(String name, byte[] octets) {
    return "Content-Type: application/octet-stream\r\n"
        + "Content-Disposition: attachment; filename=\""
        + name
        + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64(octets);
  }

  static Reading read(String mail) {
    return read(octets(mail), Limits.standard(), Clock.systemUTC());
  }

  static Reading read(String mail, Limits limits) {
    return read(octets(mail), limits, Clock.systemUTC());
  }

  static Reading read(byte[] mail, Limits limits, Clock clock) {
    try {
      Content content = Content.of(mail);
      Mail specimen = Mail.of("SPECIMEN", new Envelope(Optional.empty(), List.of()), content);
      return new AnatomyReader(FOLDER).read(specimen, limits, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Anatomy anatomy(String mail) {
    return read(mail).anatomy();
  }

  /** The last part of a mail. */
  static Part last(String mail) {
    List<Part> parts = anatomy(mail).parts();
    return parts.get(parts.size() - 1);
  }

  static List<String> shown(List<FileName> names) {
    return names.stream().map(FileName::shown).toList();
  }

  /** The names in the archive that is attached to a mail. */
  static List<String> entries(Archive archive) {
    return archive.entries().stream()
        .flatMap(e -> e.names().stream())
        .map(FileName::shown)
        .toList();
  }
}
