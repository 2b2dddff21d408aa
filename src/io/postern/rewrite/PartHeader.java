package io.postern.rewrite;

import io.postern.mail.Header;
import java.util.Locale;
import java.util.Set;

/**
 * What the header of a mail or of a part says about its body (RFC 2045, RFC 2183).
 *
 * @param type Content-Type; {@code text/plain} when there is none
 * @param encoding Content-Transfer-Encoding, lower case; {@code 7bit} when there is none
 * @param attachment whether it is a file rather than something to read: Content-Disposition says
 *     so, or it has a name
 * @param ambiguous whether programs may differ in how they read these fields
 */
record PartHeader(FieldValue type, String encoding, boolean attachment, boolean ambiguous) {
  private static final FieldValue PLAIN = FieldValue.parse("text/plain");
  private static final Set<String> ENCRYPTED =
      Set.of("multipart/encrypted", "application/pgp-encrypted", "application/pgp");
  private static final Set<String> OPAQUE =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

  /** Multiparts whose parts are not the text of the mail. */
  private static final Set<String> CLOSED = Set.of("multipart/digest", "multipart/report");

  static PartHeader of(Header header) {
    FieldValue type = header.first("Content-Type").map(FieldValue::parse).orElse(PLAIN);
    FieldValue disposition = FieldValue.parse(header.first("Content-Disposition").orElse("inline"));
    boolean named = disposition.names("filename") || type.names("name");
    boolean ambiguous =
        type.ambiguous()
            || header.all("Content-Type").size() > 1
            || header.all("Content-Transfer-Encoding").size() > 1;
    return new PartHeader(
        type,
        FieldValue.parse(header.first("Content-Transfer-Encoding").orElse("7bit")).value(),
        named || disposition.value().equals("attachment"),
        ambiguous);
  }

  boolean isHtml() {
    return type.value().equals("text/html");
  }

  /** Whether it is text that the disclaimer can go into. */
  boolean isText() {
    return !attachment && (isHtml() || type.value().equals("text/plain"));
  }

  /** Whether the text of the mail may be in its parts. */
  boolean isOpenMultipart() {
    return type.value().startsWith("multipart/") && !CLOSED.contains(type.value());
  }

  boolean isAlternative() {
    return type.value().equals("multipart/alternative");
  }

  boolean isReport() {
    return type.value().equals("multipart/report");
  }

  boolean isSigned() {
    return type.value().equals("multipart/signed")
        || (OPAQUE.contains(type.value())
            && type.parameter("smime-type").toLowerCase(Locale.ROOT).startsWith("signed"));
  }

  boolean isEncrypted() {
    return ENCRYPTED.contains(type.value()) || (OPAQUE.contains(type.value()) && !isSigned());
  }

  /** The boundary of a multipart, a character per octet; empty when it has none. */
  String boundary() {
    return type.parameter("boundary").stripTrailing();
  }
}
