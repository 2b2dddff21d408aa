package io.postern.manage;

/** What an administrator can do about the listener's refusal of a sender or recipient. */
final class ListenerAnswers {
  private ListenerAnswers() {}

  /**
   * @param reply with its code
   * @return one or two sentences
   */
  static String guidance(String reply) {
    if (reply.startsWith("530") || reply.contains("relaying denied")) {
      return "Clients send without a login from postern.accept.networks only, and this machine's"
          + " address is in none of them; others have to log in as one of postern.accept.users.";
    }
    if (reply.contains("sender is not permitted")) {
      return "Add the sender, or @ and its domain, to postern.accept.senders.";
    }
    if (reply.startsWith("552")) {
      return "See postern.accept.max-size, and max-size of the sender in postern.accept.senders.";
    }
    if (reply.startsWith("4")) {
      return "The gateway takes no mail for the moment; its log says why.";
    }
    return "The address is not one that mail can be relayed to or from; the reply says what is wrong"
        + " with it.";
  }
}
