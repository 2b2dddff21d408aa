package io.postern.accept;

import io.postern.mail.Client;
import io.postern.mail.Mail;

/** Where the listener hands complete mails. */
@FunctionalInterface
public interface Intake {
  /**
   * Takes a mail over, for good when the answer is {@link Taken}.
   *
   * @param mail its content is readable until this returns
   * @return the reply to the client; never throws for what a mail, a route or a disk does
   */
  Answer take(Mail mail, Client client);

  /** What became of a mail. */
  sealed interface Answer {}

  /**
   * It is on stable storage, or is not wanted by a setting, and the client shall forget it: 250.
   */
  record Taken() implements Answer {}

  /**
   * The client keeps it.
   *
   * @param reply code, enhanced code and text, for example {@code 451 4.3.0 try again later}
   */
  record NotTaken(String reply) implements Answer {}
}
