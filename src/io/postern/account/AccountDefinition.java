package io.postern.account;

import io.postern.fetch.MailboxSettings;
import io.postern.route.RoutingPolicy;

/**
 * One account: where its mail lies, and how the mail finds its recipients.
 *
 * @param mailbox what the session needs
 * @param routing what routing needs
 */
public record AccountDefinition(MailboxSettings mailbox, RoutingPolicy routing) {
  /** The account's name. */
  public String name() {
    return mailbox.account();
  }
}
