package io.postern.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One item in transit: envelope and content. Immutable; what changes a mail makes another one.
 *
 * @param id the gateway's name for it, the same in log, journal, Received line and hold; letters,
 *     digits and hyphens
 * @param envelope who sent it and who gets it
 * @param content the octets as received, plus what was put on top
 * @param header the header of the content as received, read once
 */
public record Mail(String id, Envelope envelope, Content content, Header header) {

  /** A mail whose header is read from its content. */
  public static Mail of(String id, Envelope envelope, Content content) throws IOException {
    return new Mail(id, envelope, content, Header.read(content));
  }

  /** The same mail for other recipients. */
  public Mail to(List<Address> recipients) {
    return new Mail(id, envelope.to(recipients), content, header);
  }

  /** The same mail from another sender. */
  public Mail from(Optional<Address> sender) {
    return new Mail(id, envelope.from(sender), content, header);
  }

  /**
   * The same mail with header lines on top; nothing below them is touched.
   *
   * @param lines complete lines, each ending with CRLF, ASCII
   */
  public Mail withOnTop(String lines) {
    Content top = Content.of(lines.getBytes(StandardCharsets.US_ASCII));
    return new Mail(id, envelope, Content.of(List.of(top, content)), header);
  }

  /** Whether the mail passed this many mail servers already (RFC 5321 section 6.3). */
  public boolean hasTravelled(int hops) {
    return header.all("Received").size() >= hops;
  }
}
