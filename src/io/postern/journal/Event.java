package io.postern.journal;

/** The kinds of things that happen to mails and accounts. */
public enum Event {
  /** A mail was taken from an account, complete. */
  FETCHED,
  /** Rules and scanners looked at a mail; the detail says what they found and what follows. */
  INSPECTED,
  /** It was decided who gets a mail. */
  ROUTED,
  /** A recipient's server took a mail over. */
  DELIVERED,
  /** An attempt was put off; the mail is where it was. */
  DEFERRED,
  /** A recipient's server will never take a mail. */
  REFUSED,
  /** A recipient's server took a mail for spam and refused it. */
  REJECTED_AS_SPAM,
  /** An attempt ended before the server's answer was read: the recipient may have the mail. */
  IN_DOUBT,
  /** A mail was put into the hold. */
  HELD,
  /** A mail left the hold for a recipient. */
  RELEASED,
  /** A mail was thrown away, by a person or by a policy. */
  DROPPED,
  /** A mail stays at the provider without having been delivered. */
  LEFT,
  /** The provider confirmed that a mail is deleted there. */
  DELETED,
  /**
   * A provider uses the name of a mail that we know for another one; the other one is new to us.
   */
  REPLACED,
  /** A session with an account ended. */
  SESSION,
  /** An account waits for an administrator's answer. */
  QUESTION,
  /** An administrator answered. */
  ANSWERED,
  /** A person had the gateway forget a mail, so that it is fetched again. */
  FORGOTTEN,
  /** A person had all that is in a mailbox taken as known. */
  SEEN,
  /** A mail of our own users was taken by SMTP and is on stable storage. */
  ACCEPTED,
  /** A setting changed a mail; the detail names the setting. */
  REWRITTEN,
  /** A mail in the queue waits until a moment, because a person or a setting wants it to. */
  FROZEN,
  /** A mail in the queue may be sent from now on. */
  UNFROZEN,
  /** A person took a mail out of the queue for good. */
  REMOVED,
  /** A mail could not be sent, or a person did not want it to be; its sender was told. */
  RETURNED,
  /** A mail could not be sent in time. */
  EXPIRED,
  /** A notice was sent. */
  NOTICE,
  /** An operator paused a route. */
  PAUSED,
  /** An operator let a paused route go on. */
  RESUMED,
  /** Changed settings were taken up while the gateway ran. */
  RELOADED,
  /** Changed settings were not taken up, because something is wrong with them. */
  SETTINGS_REFUSED
}
