package io.postern.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes the octets of a specimen: lines that end with CR LF, in whatever character set. */
final class Letter {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  /** A letter that begins with the field naming the specimen. */
  static Letter named(String specimen) {
    return new Letter().line(Specimen.ID_FIELD + ": " + specimen);
  }

  /** From, To, Date and Message-ID, as an ordinary mail has them. */
  Letter from(String name, String address, String to) {
    String id = Integer.toHexString((name + to).hashCode());
    return line("Message-ID: <" + id + "@" + address.substring(address.indexOf('@') + 1) + ">")
        .line("Date: Mon, 2 Nov 2026 09:41:07 +0100")
        .line("From: " + name + " <" + address + ">")
        .line("To: " + to);
  }

  /** A line in UTF-8. */
  Letter line(String text) {
    return line(text, StandardCharsets.UTF_8);
  }

  /** A line in a character set. */
  Letter line(String text, Charset charset) {
    octets.writeBytes((text + "\r\n").getBytes(charset));
    return this;
  }

  /** Several lines in UTF-8; an empty one separates header and body. */
  Letter lines(String... texts) {
    for (String text : texts) {
      line(text);
    }
    return this;
  }

  /** Octets as they are. */
  Letter raw(byte[] more) {
    octets.writeBytes(more);
    return this;
  }

  byte[] octets() {
    return octets.toByteArray();
  }
}
