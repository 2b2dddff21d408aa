package io.postern.manage;

import io.postern.fetch.pop3.Pop3Exception.Kind;

/** What an administrator can do about a provider that does not let us in. */
final class ProviderWords {
  private ProviderWords() {}

  /**
   * @return one or two sentences
   */
  static String guidance(Kind kind) {
    return switch (kind) {
      case NAME ->
          "Check the spelling of the account's host, and that this machine can look names up.";
      case CONNECT ->
          "Check host and port (995 with TLS, 110 without), and that no firewall is in the way.";
      case TLS ->
          "Check the account's security (tls, starttls or none), its port, and that host is the name"
              + " that stands in the certificate.";
      case GREETING ->
          "The server is there and takes no sessions now, or none from this machine; ask the provider"
              + " when it lasts.";
      case LOGIN ->
          "Check user name and password with the provider's web mail; some providers want an"
              + " application password, or POP3 to be switched on first.";
      case IN_USE ->
          "Some other program is in the mailbox, or an earlier session has not timed out there. Wait"
              + " ten minutes, and see that nobody else fetches this mailbox.";
      case LOGIN_DELAY -> "The provider wants more time between two logins; wait, then try again.";
      case SYS_TEMP -> "The provider has a trouble of its own that passes; try again later.";
      case SYS_PERM -> "The provider has a trouble that it must mend; ask it.";
      case NO_UIDL ->
          "Without UIDL, mails cannot be told apart from one session to the next; this server cannot"
              + " be used.";
      case LOST, TIMEOUT ->
          "The network, a firewall or a virus scanner between here and the provider may be the cause;"
              + " try again, and raise the account's read-timeout when the line is slow.";
      case PROTOCOL -> "What answers there does not speak POP3 as it must; check host and port.";
    };
  }
}
