package io.postern.demo;

import io.postern.mail.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A mail of the demonstration, and what a visitor should see it do.
 *
 * @param id stands in its header field {@link #ID_FIELD}
 * @param account the user at the provider in whose mailbox it waits
 * @param goesTo the mailboxes on the internal server that get it, in the order of the alphabet;
 *     empty when it must end in the hold
 * @param story one line for the visitor: what is special and why it goes where it goes
 * @param content its octets
 */
public record Specimen(
    String id, String account, List<String> goesTo, String story, Content content) {

  /** The header field that carries the id. */
  public static final String ID_FIELD = "X-Specimen-Id";

  /** A specimen in the mailbox that the company's whole domain shares. */
  static Specimen shared(String id, String story, Letter letter, String... goesTo) {
    return new Specimen(id, Company.CATCH_ALL, List.of(goesTo), story, Content.of(letter.octets()));
  }

  /** A specimen in one person's own mailbox, to whom everything there goes. */
  static Specimen personal(String id, String story, Letter letter) {
    return new Specimen(
        id, Company.PERSONAL, List.of(Company.BOSS), story, Content.of(letter.octets()));
  }

  /** A copy of the octets. */
  public byte[] octets() {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
