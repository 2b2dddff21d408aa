package io.postern.deliver;

import io.postern.deliver.StepFailedException.Step;
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
   * @param security {@link Security#STARTTLS}: go on only after a change to TLS; {@link
   *     Security#OPPORTUNISTIC}: change if the server agrees to
   * @param login to log in with; empty to go on without
   * @return what the server offers now
   * @throws UnusableServerException when the server answers otherwise than it must
   * @throws StepFailedException when TLS fails, or the connection breaks in the login
   * @throws IOException when the connection breaks
   */
  Extensions perform(Security security, Optional<Credentials> login) throws IOException {
    if (security == Security.TLS) {
      dialogue.startTls();
    }
    expect("greeting", dialogue.reply());
    Extensions offered = hello();
    if (security == Security.STARTTLS) {
      offered = secured(offered);
    } else if (security == Security.OPPORTUNISTIC && offered.startTls()) {
      offered = securedIfAgreed(offered);
    }
    if (login.isPresent()) {
      logIn(login.get(), offered);
    }
    return offered;
  }

  private void logIn(Credentials login, Extensions offered) throws IOException {
    try {
      new Login(dialogue, login).by(offered.authMechanisms());
    } catch (UnusableServerException refused) {
      throw refused;
    } catch (IOException lost) {
      throw new StepFailedException(Step.LOGIN, lost);
    }
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

  /** RFC 7435: protected as well as it goes; a refusal is no reason not to send. */
  private Extensions securedIfAgreed(Extensions inTheClear) throws IOException {
    if (!dialogue.ask("STARTTLS").isPositive()) {
      return inTheClear;
    }
    dialogue.startTls();
    try {
      return hello();
    } catch (UnusableServerException refused) {
      throw refused;
    } catch (IOException lost) {
      // with TLS 1.3 a server may reject the handshake after we thought it done
      throw new StepFailedException(Step.TLS, lost);
    }
  }

  private static void expect(String step, Reply reply) throws UnusableServerException {
    if (!reply.isPositive()) {
      throw new UnusableServerException(reply.code(), step + " answered with " + reply.text());
    }
  }
}
