package io.postern.deliver;

import io.postern.trace.DialogueTrace;
import io.postern.trace.Trace;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wire;
import io.postern.wire.Wires;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to one server: connects, greets, secures and logs in, as the settings say.
 *
 * @param trace gives who hears the dialogue, or null for nobody; asked for each line
 */
record Opening(Wires wires, ServerSettings settings, Supplier<Trace> trace) {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  /** A connection that is ready for mails. */
  SmtpConnection open() throws UnusableServerException {
    return open(settings.login());
  }

  /**
   * As {@link #open()}, with another login, or none.
   *
   * @throws UnusableServerException when the connection cannot be made, or the server does not take
   *     us; the message says where, in which step and why
   */
  SmtpConnection open(Optional<Credentials> login) throws UnusableServerException {
    Security security = settings.peer().security();
    if (security != Security.OPPORTUNISTIC) {
      return open(security, login);
    }
    try {
      return open(security, login);
    } catch (UnusableServerException failed) {
      if (!isAboutTls(failed)) {
        throw failed;
      }
      LOG.debug("sending in the clear, since {}", failed.getMessage());
      return open(Security.NONE, login);
    }
  }

  private static boolean isAboutTls(UnusableServerException failed) {
    return failed.getCause() instanceof StepFailedException step
        && step.step() == StepFailedException.Step.TLS;
  }

  private SmtpConnection open(Security security, Optional<Credentials> login)
      throws UnusableServerException {
    Wire wire = connected();
    DialogueTrace told = new DialogueTrace(trace, settings.name(), wire.number());
    told.sent("(connected to " + settings.peer() + ")");
    Dialogue dialogue = new Dialogue(wire, told);
    try {
      dialogue.begin();
      Extensions offered = new Handshake(dialogue, settings.heloName()).perform(security, login);
      dialogue.rest();
      return new SmtpConnection(dialogue, offered, login.isPresent(), settings.finalDotTimeout());
    } catch (IOException failed) {
      int code = failed instanceof UnusableServerException unusable ? unusable.code() : 0;
      String text = dialogue.explain(failed);
      dialogue.close();
      throw new UnusableServerException(code, text, failed);
    } catch (RuntimeException failed) {
      dialogue.close();
      throw failed;
    }
  }

  /** In the clear, whatever the settings say: TLS is a step of its own, which may fail. */
  private Wire connected() throws UnusableServerException {
    Peer peer = settings.peer();
    try {
      return wires.connect(peer.security() == Security.TLS ? peer.by(Security.STARTTLS) : peer);
    } catch (UnknownHostException unknown) {
      throw new UnusableServerException(0, peer + ": there is no host of that name", unknown);
    } catch (IOException failed) {
      String message = ServerText.of(failed.toString());
      String text = failed.getMessage() == null ? message : ServerText.of(failed.getMessage());
      boolean saysWhere = text.startsWith(peer.toString());
      throw new UnusableServerException(0, saysWhere ? text : peer + ": " + text, failed);
    }
  }
}
