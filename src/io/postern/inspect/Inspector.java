package io.postern.inspect;

import io.postern.mail.Mail;

/** Looks at a mail and says what it found. Safe for many threads. */
public interface Inspector {

  /** Its name in settings, journal and log, for example {@code clamd}. */
  String name();

  /**
   * Looks at a mail, within the inspector's own limits on time and memory.
   *
   * @return never null; never throws for what a mail, a scanner or a network does: what cannot be
   *     told is {@link Finding.CouldNotTell}
   */
  Finding inspect(Mail mail, Occasion occasion);
}
