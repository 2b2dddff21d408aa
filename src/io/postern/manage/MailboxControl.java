package io.postern.manage;

import io.postern.fetch.MailboxSettings;

/** Lets a person into the mailboxes at the providers. Safe for several threads. */
public interface MailboxControl {
  /**
   * Does something with a mailbox while no session of the gateway is in it. Waits a while for one
   * that is under way.
   *
   * @param account its name
   * @throws IllegalArgumentException when there is no such account
   * @throws IllegalStateException when a session does not end in time
   */
  <T> T visit(String account, Errand<T> errand) throws Exception;

  /** What is done with a mailbox. */
  interface Errand<T> {
    T run(MailboxSettings account) throws Exception;
  }
}
