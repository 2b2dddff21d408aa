package io.postern.rewrite;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mails and settings for the tests of this package. Texts are octets, one character each. */
final class Sample {
  static final String SENDER = "info@company.example";

  private Sample() {}

  /** A mail from {@link #SENDER}; line ends of the text become CRLF. */
  static Mail mail(String text) {
    return mail(SENDER, text);
  }

  /** A mail from a sender, empty for none; line ends of the text become CRLF. */
  static Mail mail(String sender, String text) {
    return exact(sender, text.replace("\r\n", "\n").replace("\n", "\r\n"));
  }

  /** A mail with exactly these octets. */
  static Mail exact(String sender, String text) {
    return of(sender, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Mail of(String sender, byte[] octets) {
    try {
      List<Address> recipients = List.of(Address.of("customer@elsewhere.example"));
      Envelope envelope = new Envelope(Address.parse(sender), recipients);
      return Mail.of("0TESTMAIL0000001", envelope, Content.of(octets));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] octets(Mail mail) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      mail.content().writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The octets of a mail with LF for CRLF, so that they compare with text blocks. */
  static String text(Mail mail) {
    String text = new String(octets(mail), StandardCharsets.ISO_8859_1);
    if (text.replace("\r\n", "").indexOf('\n') >= 0) {
      throw new AssertionError("a line ends with LF alone: " + text);
    }
    return text.replace("\r\n", "\n");
  }

  static Rewritten rewrite(RewriteSettings settings, Mail mail) {
    try {
      return new Rewriter(settings).rewrite(mail);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RewriteSettings disclaimer(String text) {
    return disclaimer(text, Optional.empty());
  }

  static RewriteSettings disclaimer(String text, Optional<String> html) {
    return new RewriteSettings(
        List.of(new RewriteSettings.Disclaimer(List.of("*"), text, html)),
        false,
        Map.of(),
        false,
        List.of());
  }

  static RewriteSettings aliases() {
    return new RewriteSettings(List.of(), true, Map.of(), false, List.of());
  }

  static RewriteSettings names(Map<String, String> names) {
    Map<Address, String> table = new HashMap<>();
    names.forEach((address, name) -> table.put(Address.of(address), name));
    return new RewriteSettings(List.of(), false, table, false, List.of());
  }

  static RewriteSettings avoidEmptySender() {
    return new RewriteSettings(List.of(), false, Map.of(), true, List.of());
  }

  static RewriteSettings silentDrop(String... prefixes) {
    return new RewriteSettings(List.of(), false, Map.of(), false, List.of(prefixes));
  }
}
