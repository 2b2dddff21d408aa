package io.postern.deliver;

import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;

/**
 * What a server's refusal means for a mail. Decides between "this mail, or this recipient" and "any
 * mail would have fared the same", so that neither one bad mail stops all others nor a server in
 * trouble uses up the attempts of every mail.
 */
final class Verdict {
  /** A mail above this may be what the server has no room for, while it has room for others. */
  private static final long LARGE = 1024 * 1024;

  private static final int MAIL_SYSTEM = 3;
  private static final int NETWORK = 4;

  private Verdict() {}

  /**
   * For a refused MAIL. A 4yz is the server's fault when it is 454, when its enhanced code speaks
   * of the mail system or the network (RFC 3463 x.3.y, x.4.y), or, without such a code, when it is
   * 451 or 452; but a 452 or x.3.y for a mail of more than 1 MiB may be about its size. Any other
   * 4yz is about the sender.
   *
   * @param reply 4yz or 5yz
   * @param size of the mail, if the command said so; otherwise 0
   */
  static Outcome onMail(Reply reply, long size) {
    boolean aboutSize = size > LARGE && (reply.code() == 452 || reply.subject() == MAIL_SYSTEM);
    return reply.isTransient() && isServersFault(reply) && !aboutSize
        ? deferred(Cause.SERVER, reply)
        : onContent(reply);
  }

  private static boolean isServersFault(Reply reply) {
    int subject = reply.subject();
    if (reply.code() == 454) {
      return true;
    }
    return subject >= 0
        ? subject == MAIL_SYSTEM || subject == NETWORK
        : reply.code() == 451 || reply.code() == 452;
  }

  /**
   * For a refused RCPT. That the mail has too many recipients is said by 452, or, by older servers,
   * by 552, which is no lasting refusal either (RFC 5321 section 4.5.3.1.10): those who were
   * accepted get the mail, and the others get it with the next attempt.
   *
   * @param reply 4yz or 5yz
   */
  static Outcome onRecipient(Reply reply) {
    return reply.code() == 552 && reply.isTooManyRecipients()
        ? deferred(Cause.MAIL, reply)
        : onContent(reply);
  }

  /**
   * For a refused DATA or content.
   *
   * @param reply 4yz or 5yz
   */
  static Outcome onContent(Reply reply) {
    if (reply.code() == 421 || (reply.isPermanent() && isAboutUs(reply.code()))) {
      return deferred(Cause.SERVER, reply);
    }
    return reply.isTransient()
        ? deferred(Cause.MAIL, reply)
        : new Outcome.Refused(reply.code(), reply.text());
  }

  /**
   * 502 and 503: the command, not the mail, was wrong; 530, 534, 535, 538: a login or TLS is
   * missing. A mail must not go to the hold over that.
   */
  private static boolean isAboutUs(int code) {
    return switch (code) {
      case 502, 503, 530, 534, 535, 538 -> true;
      default -> false;
    };
  }

  private static Outcome deferred(Cause cause, Reply reply) {
    return new Outcome.Deferred(cause, reply.code(), reply.text());
  }
}
