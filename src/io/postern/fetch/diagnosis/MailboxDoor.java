package io.postern.fetch.diagnosis;

import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.wire.Security;

/** Opens the mailbox in question. */
public interface MailboxDoor {
  /** How the account's settings want the connection protected. */
  Security usual();

  /**
   * A new connection, signed in.
   *
   * @param security how it is protected
   */
  Pop3Connection open(Security security) throws Pop3Exception;
}
