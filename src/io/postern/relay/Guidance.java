package io.postern.relay;

import java.util.Locale;

/** What an administrator can do about a smarthost's refusal (F102). */
final class Guidance {
  private Guidance() {}

  /**
   * @param text the answer with its code, behind words of ours or without, or what went wrong
   * @return sentences in English; empty when there is no advice
   */
  static String of(String text) {
    int code = code(text);
    String words = text.toLowerCase(Locale.ROOT);
    if (code == 535 || words.contains("login was refused")) {
      return "The user name or the password is wrong, or the provider wants a password made for"
          + " this purpose.";
    }
    if (code == 530 || code == 534 || code == 538 || words.contains("authentication required")) {
      return "The provider wants a login (set username and password), or wants one under TLS only"
          + " (set security).";
    }
    if (isRelayingDenied(code, words)) {
      return "The provider does not relay this mail. Check that the contract allows to send for"
          + " this domain; that a login is set, if the provider wants one; that no firewall between"
          + " changes the SMTP dialogue (some hide EHLO or AUTH); and that the sender's domain is"
          + " known in the DNS.";
    }
    if (words.contains("no auth")) {
      return "The server offers no login here. Check the port (587 or 465) and the security; a"
          + " firewall between may hide AUTH.";
    }
    if (words.contains("tls") || words.contains("certificat")) {
      return "Check port and security (465 with tls, 587 or 25 with starttls), that host is the"
          + " name in the certificate, and that no firewall or virus scanner between breaks TLS"
          + " open.";
    }
    if (words.contains("no host of that name")) {
      return "Check the host's name and this machine's name servers.";
    }
    boolean silent =
        words.contains("in time") || words.contains("timed out") || words.contains("refused");
    return code == 0 && silent
        ? "Check host and port; many networks block port 25 (use 587), and a firewall may block"
            + " this machine."
        : "";
  }

  private static boolean isRelayingDenied(int code, String words) {
    return (words.contains("relay") && code >= 500)
        || (code == 550 && (words.contains("denied") || words.contains("not permitted")))
        || (code == 554 && words.contains("denied"));
  }

  /** The first word that is a code of refusal; 0 when there is none. */
  private static int code(String text) {
    for (String word : text.split(" ", 60)) {
      if (word.length() == 3 && (word.charAt(0) == '4' || word.charAt(0) == '5')) {
        boolean number = word.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number) {
          return Integer.parseInt(word);
        }
      }
    }
    return 0;
  }
}
