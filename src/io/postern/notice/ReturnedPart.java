package io.postern.notice;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import io.postern.mail.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The part of a report that is the mail itself, or its header (RFC 6522 section 3, RFC 6533 section
 * 5). The whole mail is not copied.
 *
 * @param type the part's media type
 * @param content what follows the part's header
 * @param eightBit whether an octet above 127 occurs in it
 * @param whole whether it is the whole mail
 */
record ReturnedPart(String type, Content content, boolean eightBit, boolean whole) {
  /** How much of a header is returned. */
  static final int MAX_HEADER = 64 * 1024;

  /** Chooses how much to return. */
  static ReturnedPart of(DeliveryReport report) throws IOException {
    Content original = report.original().content();
    if (isReturnedInWhole(report, original)) {
      return new ReturnedPart(
          isInternational(header(original)) ? "message/global" : "message/rfc822",
          original,
          original.facts().eightBit(),
          true);
    }
    return headerOf(original);
  }

  /** The header only. */
  static ReturnedPart headerOf(Content original) throws IOException {
    byte[] header = header(original);
    boolean international = isInternational(header);
    Content lines = Content.of(LawfulLines.of(header));
    return new ReturnedPart(
        international ? "message/global-headers" : "text/rfc822-headers",
        lines,
        lines.facts().eightBit(),
        false);
  }

  /** A mail that a strict server refuses for its line ends would have the report refused, too. */
  private static boolean isReturnedInWhole(DeliveryReport report, Content original)
      throws IOException {
    if (!report.wholeContent()
        || !report.reason().returnsContent()
        || original.size() > report.maxReturned()) {
      return false;
    }
    ContentFacts facts = original.facts();
    return !facts.bareLineEnds() && !facts.endOfDataLookAlike();
  }

  /** The header's octets: whole fields, as many as there is room for. */
  private static byte[] header(Content original) throws IOException {
    byte[] octets = new byte[(int) Math.min(original.size(), MAX_HEADER)];
    int length;
    try (InputStream in = original.open()) {
      length = in.readNBytes(octets, 0, octets.length);
    }
    Header header = Header.parse(octets, length);
    int end = header.end();
    boolean cut = end == length && length < original.size() && !header.fields().isEmpty();
    return Arrays.copyOf(octets, cut ? lastField(header).start() : end);
  }

  private static Header.Field lastField(Header header) {
    return header.fields().get(header.fields().size() - 1);
  }

  /** Whether the header is one that needs SMTPUTF8: UTF-8 beyond ASCII (RFC 6532). */
  private static boolean isInternational(byte[] header) {
    boolean ascii = true;
    for (byte octet : header) {
      ascii &= octet >= 0;
    }
    return !ascii && isUtf8(header);
  }

  private static boolean isUtf8(byte[] octets) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
      return true;
    } catch (CharacterCodingException otherCharacters) {
      return false;
    }
  }

  /** The part's header fields with the empty line that ends them. */
  String header() {
    String description = whole ? "" : "Content-Description: header of the mail\r\n";
    return "Content-Type: "
        + type
        + "\r\n"
        + description
        + (eightBit ? "Content-Transfer-Encoding: 8bit\r\n" : "")
        + "\r\n";
  }
}
