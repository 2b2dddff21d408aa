package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.ContentFacts;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Wire;
import io.postern.wire.Wires;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a mail server that is ready for mails, one after the other, by one thread at a
 * time.
 */
final class SmtpConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

  private final Dialogue dialogue;
  private final Extensions offered;
  private final Duration finalDotTimeout;
  private boolean unfinished;

  private SmtpConnection(Dialogue dialogue, Extensions offered, Duration finalDotTimeout) {
    this.dialogue = dialogue;
    this.offered = offered;
    this.finalDotTimeout = finalDotTimeout;
  }

  /** Connects, greets, secures and logs in, as the settings say. */
  static SmtpConnection open(Wires wires, ServerSettings settings) throws UnusableServerException {
    return open(wires, settings, settings.login());
  }

  /**
   * As {@link #open(Wires, ServerSettings)}, with another login, or none.
   *
   * @throws UnusableServerException when the connection cannot be made, or the server does not take
   *     us; the message says where and why
   */
  static SmtpConnection open(Wires wires, ServerSettings settings, Optional<Credentials> login)
      throws UnusableServerException {
    Dialogue dialogue = new Dialogue(connected(wires, settings.peer()));
    try {
      Handshake handshake = new Handshake(dialogue, settings.heloName());
      Extensions offered = handshake.perform(settings.peer().security(), login);
      dialogue.rest();
      return new SmtpConnection(dialogue, offered, settings.finalDotTimeout());
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

  private static Wire connected(Wires wires, Peer peer) throws UnusableServerException {
    try {
      return wires.connect(peer);
    } catch (UnknownHostException unknown) {
      throw new UnusableServerException(0, peer + ": there is no host of that name", unknown);
    } catch (IOException failed) {
      String message = OneLine.of(failed.toString());
      String text = failed.getMessage() == null ? message : OneLine.of(failed.getMessage());
      boolean saysWhere = text.startsWith(peer.toString());
      throw new UnusableServerException(0, saysWhere ? text : peer + ": " + text, failed);
    }
  }

  /** What the server offers. */
  Extensions offered() {
    return offered;
  }

  /**
   * Makes one attempt.
   *
   * @return an outcome for each recipient
   * @throws IOException when the connection failed before any content was sent: nothing was handed
   *     over, and the attempt may be repeated on another connection
   */
  Map<Address, Outcome> send(Mail mail, ContentFacts facts) throws IOException {
    Transaction transaction = new Transaction(dialogue, offered, mail, facts);
    try {
      Map<Address, Outcome> outcomes = transaction.run(unfinished, finalDotTimeout);
      unfinished = transaction.isUnfinished();
      dialogue.rest();
      return outcomes;
    } catch (IOException | RuntimeException failed) {
      dialogue.close();
      throw failed;
    }
  }

  /**
   * Whether the next mail may try this connection: open, and nothing said that nobody asked for.
   */
  boolean isUsable() {
    return dialogue.isOpen() && !dialogue.hasUnasked();
  }

  /** Why a failure of {@link #send} happened, in words for a person. */
  String explain(IOException failure) {
    return dialogue.explain(failure);
  }

  /** Says QUIT and closes; takes a second at the most. */
  @Override
  public void close() {
    if (!dialogue.isOpen()) {
      return;
    }
    try {
      dialogue.quit();
    } catch (IOException gone) {
      LOG.debug("the server did not answer QUIT: {}", dialogue.explain(gone));
    }
  }
}
