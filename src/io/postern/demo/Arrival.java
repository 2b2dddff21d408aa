package io.postern.demo;

import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that the embedded internal server accepted.
 *
 * @param at when the server answered for it
 * @param envelope what SMTP said
 * @param content the octets that came
 * @param header read from them
 */
public record Arrival(Instant at, Envelope envelope, Content content, Header header) {

  /** Its size in octets. */
  public long size() {
    return content.size();
  }

  /** The subject as a person reads it; empty when there is none. */
  public String subject() {
    return header.first("Subject").map(HeaderText::decode).orElse("");
  }

  /** The From field as a person reads it; empty when there is none. */
  public String from() {
    return header.first("From").map(HeaderText::decode).orElse("");
  }

  /** The id of the {@link Specimen} that this is, if it is one. */
  public Optional<String> specimen() {
    return header.first(Specimen.ID_FIELD);
  }
}
