package io.postern.notice;

import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail of two parts: our words, and a mail or a header that is not copied.
 *
 * @param boundary between the parts
 * @param language of the text
 * @param text lines ending with LF
 * @param attachedHeader the header of the second part with the empty line that ends it
 * @param attached what follows it
 * @param eightBit whether an octet above 127 occurs in it
 */
record MixedMail(
    String boundary,
    String language,
    String text,
    String attachedHeader,
    Content attached,
    boolean eightBit) {

  /** The fields of the mail's header that say what it is made of. */
  List<String> fields() {
    List<String> fields = new ArrayList<>();
    fields.add("MIME-Version: 1.0");
    fields.add("Content-Type: multipart/mixed;\r\n\tboundary=\"" + boundary + "\"");
    if (eightBit) {
      fields.add("Content-Transfer-Encoding: 8bit");
    }
    return fields;
  }

  /**
   * Puts it together.
   *
   * @param header with {@link #fields()} and the empty line that ends it
   */
  Mail compose(String id, Envelope envelope, byte[] header) throws IOException {
    ByteArrayOutputStream top = new ByteArrayOutputStream(header.length + 4_096);
    top.write(header);
    top.write(octets("--" + boundary + "\r\n" + TextPart.header(language)));
    top.write(QuotedPrintable.of(text));
    top.write(octets("\r\n--" + boundary + "\r\n" + attachedHeader));
    byte[] octets = top.toByteArray();
    Content end = Content.of(octets("\r\n--" + boundary + "--\r\n"));
    Content content = Content.of(List.of(Content.of(octets), attached, end));
    return new Mail(id, envelope, content, Header.parse(octets, octets.length));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
