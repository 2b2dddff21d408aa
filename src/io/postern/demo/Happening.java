package io.postern.demo;

import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import java.util.List;
import java.util.Optional;

/** Something that the {@link Narrator} tells a visitor about. All texts are for reading only. */
public sealed interface Happening {

  /** A visit to an account begins. */
  record SessionStarted(String account) implements Happening {}

  /**
   * A visit to an account is over.
   *
   * @param summary what it came to, in one line
   */
  record SessionEnded(String account, String summary) implements Happening {}

  /** The internal server has a mail. */
  record Arrived(Arrival arrival) implements Happening {}

  /**
   * The company's people begin to send.
   *
   * @param mails how many
   */
  record Sending(int mails) implements Happening {}

  /** The smarthost has a mail. */
  record Relayed(Arrival arrival) implements Happening {}

  /**
   * A mail waits in the queue.
   *
   * @param from its From field
   * @param subject its subject, perhaps empty
   * @param specimen the id of the specimen that it is, if it is one
   * @param reason why it waits
   */
  record Frozen(String from, String subject, Optional<String> specimen, String reason)
      implements Happening {

    /** What the header of the mail tells, made readable. */
    public static Frozen of(Header header, String reason) {
      return new Frozen(
          text(header, "From"), text(header, "Subject"), header.first(Specimen.ID_FIELD), reason);
    }
  }

  /**
   * A mail went to the hold.
   *
   * @param account where it was fetched
   * @param from its From field
   * @param subject its subject, perhaps empty
   * @param specimen the id of the {@link Specimen} that it is, if it is one
   * @param recipients who should have got it
   * @param reason why they did not
   */
  record Held(
      String account,
      String from,
      String subject,
      Optional<String> specimen,
      List<String> recipients,
      String reason)
      implements Happening {

    /** What the header of the mail tells, made readable. */
    public static Held of(String account, Header header, List<String> recipients, String reason) {
      return new Held(
          account,
          text(header, "From"),
          text(header, "Subject"),
          header.first(Specimen.ID_FIELD),
          recipients,
          reason);
    }
  }

  /**
   * A mail stays at the provider.
   *
   * @param account where it is
   * @param reason why it stays
   */
  record Left(String account, String reason) implements Happening {}

  /** Anything else worth a line. */
  record Remark(String text) implements Happening {}

  private static String text(Header header, String field) {
    return header.first(field).map(HeaderText::decode).orElse("");
  }
}
