package io.postern.notice;

import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;

/**
 * A complete mail as a part of another one, octet for octet and never copied. One whose lines are
 * not lawful would not arrive as it is: it goes as a file in Base64 instead, since a part of the
 * type {@code message/rfc822} cannot be encoded (RFC 2046 section 5.2.1).
 *
 * @param content what follows the part's header
 * @param eightBit whether an octet above 127 occurs in it
 * @param encoded whether it is a file in Base64
 */
record AttachedMail(Content content, boolean eightBit, boolean encoded) {
  /** Its name as a file. */
  static final String FILE = "mail.eml";

  /** Reads the mail once, to see what its lines are like. */
  static AttachedMail of(Mail mail) throws IOException {
    Content original = mail.content();
    return LawfulLines.are(original)
        ? new AttachedMail(original, original.facts().eightBit(), false)
        : new AttachedMail(new Base64Content(original), false, true);
  }

  /** The part's header fields with the empty line that ends them. */
  String header() {
    String type =
        encoded
            ? "application/octet-stream; name=\"" + FILE + "\"\r\nContent-Transfer-Encoding: base64"
            : "message/rfc822" + (eightBit ? "\r\nContent-Transfer-Encoding: 8bit" : "");
    return "Content-Type: "
        + type
        + "\r\nContent-Disposition: attachment; filename=\""
        + FILE
        + "\"\r\n\r\n";
  }
}
