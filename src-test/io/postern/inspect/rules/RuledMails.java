package io.postern.inspect.rules;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Mails as exact octets, and what rules are told about them. Text is UTF-8. */
final class RuledMails {
  static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
  static final Occasion INCOMING = occasion(Instant.EPOCH);

  private RuledMails() {}

  static Occasion occasion(Instant at, Finding... earlier) {
    return new Occasion(
        Occasion.Direction.INCOMING,
        Optional.of("info"),
        Optional.empty(),
        at,
        Arrays.asList(earlier));
  }

  static Mail mail(String octets) {
    return mail("sender@partner.example", octets, "info@company.example");
  }

  static Mail mail(String sender, String text, String... recipients) {
    try {
      Envelope envelope =
          new Envelope(Address.parse(sender), Arrays.stream(recipients).map(Address::of).toList());
      Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
      return Mail.of("RULED", envelope, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Facts of a mail that may be taken apart. */
  static Facts facts(Mail mail) {
    return facts(mail, Limits.standard());
  }

  static Facts facts(Mail mail, Limits limits) {
    AnatomyReader reader = new AnatomyReader(FOLDER);
    return new Facts(mail, INCOMING, () -> reader.read(mail, limits, Clock.systemUTC()));
  }

  static Facts facts(String octets) {
    return facts(mail(octets));
  }

  /** Facts of a mail that must not be taken apart. */
  static Facts closed(Mail mail) {
    return closed(mail, INCOMING);
  }

  static Facts closed(Mail mail, Occasion occasion) {
    return new Facts(
        mail,
        occasion,
        () -> {
          throw new AssertionError("the mail was taken apart");
        });
  }

  /** The usual limits, but for archives. */
  static Limits entries(int count) {
    Limits usual = Limits.standard();
    return new Limits(
        Duration.ofSeconds(20),
        usual.depth(),
        usual.parts(),
        usual.headerOctets(),
        usual.decodedOctets(),
        usual.archiveDepth(),
        count,
        usual.inflatedOctets(),
        usual.inflationRatio(),
        usual.textOctets(),
        usual.memoryOctets());
  }

  /** The usual limits, but for parts and text. */
  static Limits parts(int count, int textOctets) {
    Limits usual = Limits.standard();
    return new Limits(
        Duration.ofSeconds(20),
        usual.depth(),
        count,
        usual.headerOctets(),
        usual.decodedOctets(),
        usual.archiveDepth(),
        usual.archiveEntries(),
        usual.inflatedOctets(),
        usual.inflationRatio(),
        textOctets,
        usual.memoryOctets());
  }

  /** A multipart/mixed of parts that have their own headers. */
  static String mixed(String... parts) {
    StringBuilder mail =
        new StringBuilder("From: a@b.example\r\nSubject: parts\r\nMIME-Version: 1.0\r\n")
            .append("Content-Type: multipart/mixed; boundary=\"b0\"\r\n\r\n");
    for (String part : parts) {
      mail.append("--b0\r\n").append(part).append("\r\n");
    }
    return mail.append("--b0--\r\n").toString();
  }

  static String text(String text) {
    return "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
  }

  static String file(String name) {
    return file(name, "%PDF-1.4 x".getBytes(StandardCharsets.US_ASCII));
  }

  static String file(String name, byte[] octets) {
    return "Content-Type: application/octet-stream\r\n"
        + "Content-Disposition: attachment; filename=\""
        + name
        + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(octets);
  }

  static byte[] zip(String... names) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(zip)) {
      for (String name : names) {
        entries.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          entries.write("%PDF-1.4 x".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip.toByteArray();
  }

  /** A RAR file of version 4 whose list of names is encrypted. */
  static byte[] lockedRar() {
    byte[] head = {
      'R', 'a', 'r', '!', 0x1a, 7, 0, 0, 0, 0x73, (byte) 0x80, 0, 13, 0, 0, 0, 0, 0, 0, 0
    };
    return Arrays.copyOf(head, 60);
  }

  static List<Mask> masks(String masks) {
    return Mask.list(masks);
  }
}
