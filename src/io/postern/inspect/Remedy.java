package io.postern.inspect;

import io.postern.mail.Address;
import java.util.List;

/**
 * Something that a rule or a policy wants done with a mail (F110, F164-F166). Values only; {@code
 * inspect.enact} does it.
 */
public sealed interface Remedy {

  /** The mail goes on to its recipients, with whatever else is wanted. */
  record Deliver() implements Remedy {}

  /** The mail is kept for a person: in the hold, or as a held mail in the queue. */
  record Hold() implements Remedy {}

  /** The mail is thrown away; the journal knows. */
  record Discard() implements Remedy {}

  /**
   * The sender gets it back: outgoing mail is refused while its client waits, fetched mail is
   * reported to its envelope sender, if it has one.
   */
  record Return() implements Remedy {}

  /** The mail is tried again later, as if its recipients' server had asked for that. */
  record Later() implements Remedy {}

  /**
   * Our people get a notice with the header of the mail (F110): the recipients of fetched mail, the
   * sender of outgoing mail.
   */
  record NotifyRecipients() implements Remedy {}

  /** A specialist gets a notice with the complete mail attached (F110). */
  record NotifySpecialist(Address specialist) implements Remedy {}

  /** The recipients get a warning with the complete mail attached (F164). */
  record Warn() implements Remedy {}

  /**
   * Others get the mail instead of its recipients.
   *
   * @param to at least one
   */
  record Redirect(List<Address> to) implements Remedy {
    public Redirect {
      to = List.copyOf(to);
    }
  }

  /**
   * Others get the mail as well.
   *
   * @param to at least one
   */
  record Copy(List<Address> to) implements Remedy {
    public Copy {
      to = List.copyOf(to);
    }
  }

  /**
   * A text stands before the subject.
   *
   * @param tag as {@link io.postern.mail.SubjectTag#isTag} wants it
   */
  record TagSubject(String tag) implements Remedy {}

  /**
   * A header field stands on top.
   *
   * @param name as RFC 5322 section 2.2 wants it
   * @param value printable ASCII, one line
   */
  record AddHeader(String name, String value) implements Remedy {}

  /**
   * Parts are taken out, and a note is left in the place of each.
   *
   * @param parts their numbers, as {@link io.postern.inspect.mime.Part#number}; all attachments
   *     when empty
   */
  record StripAttachments(List<String> parts) implements Remedy {
    public StripAttachments {
      parts = List.copyOf(parts);
    }
  }
}
