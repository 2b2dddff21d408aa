package io.postern.fetch;

import io.postern.fetch.diagnosis.Verdict;
import java.util.List;

/**
 * Hears step by step what one session does, for a log that a person reads. Called by the session's
 * thread alone; must not throw, and must be quick. What is told of a mail is on stable storage.
 */
public interface SessionDiary {
  /** Nobody reads it. */
  SessionDiary NONE = new SessionDiary() {};

  /** A connection is about to be made, for the first time or anew. */
  default void connecting(MailboxSettings account) {}

  /**
   * Signed in, and this is what the mailbox holds.
   *
   * @param octets of all of them, as listed
   */
  default void listed(int mails, long octets) {}

  /** A mail's way ended, or it was not fetched on purpose. */
  default void mail(FetchedMail story) {}

  /** Something went wrong that is not a matter of one mail alone. */
  default void trouble(String what) {}

  /**
   * The provider confirmed the end of the connection.
   *
   * @param deleted the numbers of the mails that it deleted, in the order of asking
   */
  default void closed(List<Integer> deleted) {}

  /** It was looked into why the connection broke on a mail. */
  default void diagnosed(int number, Verdict verdict) {}
}
