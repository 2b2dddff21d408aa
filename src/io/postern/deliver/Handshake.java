package io.postern.deliver;

import io.postern.wire.Credentials;
import io.postern.wire.Security;
import java.io.IOException;
import java.util.Optional;

/** What is said before the first mail: greeting, EHLO, STARTTLS, AUTH. */
final class Handshake {
  private final Dialogue dialogue;
  private final String heloName;

  Handshake(Dialogue dialogue, String heloName) {
    this.dialogue = dialogue;
    this.heloName = heloName;
  }

  /**
   * @param security {@link Security#STARTTLS}: go on only after a change to TLS
   * @param login to log in with; empty to go on without
   * @return what the server offers now
   * @throws UnusableServerException when the server answers otherwise than it must
   * @throws IOException when the connection breaks, or TLS fails
   */
  Extensions perform(Security security, Optional<Credentials> login) throws IOException {
    expect("greeting", dialogue.reply());
    Extensions offered = hello();
    if (security == Security.STARTTLS) {
      offered = secured(offered);
    }
    if (login.isPresent()) {
      new Login(dialogue, login.get()).by(offered.authMechanisms());
    }
    return offered;
  }

  private Extensions hello() throws IOException {
    Reply reply = dialogue.ask("EHLO " + heloName);
    if (reply.isPermanent()) {
      expect("HELO", dialogue.ask("HELO " + heloName));
      return Extensions.NONE;
    }
    expect("EHLO", reply);
    return Extensions.of(reply.lines());
  }

  private Extensions secured(Extensions inTheClear) throws IOException {
    if (!inTheClear.startTls()) {
      throw new UnusableServerException(
          "the server does not offer STARTTLS; nothing is sent in the clear");
    }
    expect("STARTTLS", dialogue.ask("STARTTLS"));
    dialogue.startTls();
    // RFC 3207 section 4.2: what was learnt in the clear counts no more
    return hello();
  }

  private static void expect(String step, Reply reply) throws UnusableServerException {
    if (!reply.isPositive()) {
      throw new UnusableServerException(reply.code(), step + " answered with " + reply.text());
    }
  }
}
