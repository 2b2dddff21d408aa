package io.postern.inspect.spam;

import io.postern.mail.Mail;
import java.util.Optional;

/** Teaches a scanner what is spam and what is not (F157 to F160). Safe for many threads. */
public interface Training {

  /** Its name in settings, journal and log. */
  String name();

  /**
   * Shows a mail to the scanner.
   *
   * @param mail as it was received; what the gateway put on top does no harm
   * @param lesson what it is
   * @param user whose knowledge it becomes, for example an address; empty for the scanner's default
   * @return never null; never throws for what a mail, a scanner or a network does
   */
  Learnt learn(Mail mail, Lesson lesson, Optional<String> user);

  /** What a mail is. */
  enum Lesson {
    SPAM,
    HAM,
    /** Neither: what was learnt from this mail before is to be forgotten. */
    FORGET
  }

  /** What came of a lesson. */
  sealed interface Learnt {

    /** One sentence, cleaned. */
    String text();

    /** The scanner knows it now. */
    record Taken(String text) implements Learnt {}

    /** The scanner knew it already, or had nothing to forget. */
    record Known(String text) implements Learnt {}

    /** The scanner did not learn, and this is why. */
    record Failed(String text) implements Learnt {}
  }
}
