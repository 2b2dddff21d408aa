package io.postern.relay;

import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.mail.Outcome.Refused;
import io.postern.mail.ReceivedLine;
import java.util.Optional;

/** Notices a mail that runs in a circle (RFC 5321 section 6.3). */
final class LoopGuard {
  private static final int MANY_HOPS = 30;
  private static final int TOO_MANY_HOPS = 100;

  private LoopGuard() {}

  /**
   * Whether a mail has passed too many servers: more than 100 in any case, more than 30 when we
   * were among them more than once.
   */
  static Optional<Refused> check(Mail mail) {
    int hops = 0;
    int ours = 0;
    for (Header.Field field : mail.header().fields()) {
      if (field.name().equalsIgnoreCase("Received")) {
        hops++;
        ours += field.value().contains(ReceivedLine.MARKER) ? 1 : 0;
      }
    }
    boolean loops = hops > TOO_MANY_HOPS || (hops > MANY_HOPS && ours > 1);
    return loops
        ? Optional.of(
            new Refused(
                0,
                "5.4.6 the mail runs in a circle: it has passed "
                    + hops
                    + " mail servers, this gateway "
                    + ours
                    + " times"))
        : Optional.empty();
  }
}
