package io.postern.demo;

import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that an embedded mail server accepted.
 *
 * @param at when the server answered for it
 * @param envelope what SMTP said
 * @param content the octets that came
 * @param header read from them
 */
public record Arrival(Instant at, Envelope envelope, Content content, Header header) {
  private static final int MAX_NOTICE = 64 * 1024;

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

  /** The id of the specimen that this is, or that a notice returns, if it is one. */
  public Optional<String> specimen() {
    return header.first(Specimen.ID_FIELD).or(this::returnedSpecimen);
  }

  private Optional<String> returnedSpecimen() {
    if (envelope.sender().isPresent()) {
      return Optional.empty();
    }
    try (InputStream in = content.open()) {
      String text = new String(in.readNBytes(MAX_NOTICE), StandardCharsets.ISO_8859_1);
      String field = Specimen.ID_FIELD + ": ";
      return text.lines()
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(field.length()))
          .findFirst();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
