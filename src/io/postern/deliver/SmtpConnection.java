package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.ContentFacts;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
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
  private final boolean loggedIn;
  private final Duration finalDotTimeout;
  private boolean unfinished;

  /**
   * @param dialogue with a server that greeted us
   * @param loggedIn whether it knows who we are
   */
  SmtpConnection(
      Dialogue dialogue, Extensions offered, boolean loggedIn, Duration finalDotTimeout) {
    this.dialogue = dialogue;
    this.offered = offered;
    this.loggedIn = loggedIn;
    this.finalDotTimeout = finalDotTimeout;
  }

  /** What the server offers. */
  Extensions offered() {
    return offered;
  }

  /**
   * What is to be told about it.
   *
   * @param ended whether nobody will use it again
   */
  Facts facts(boolean fresh, boolean ended) {
    return new Facts(dialogue.number(), fresh, offered, loggedIn, dialogue.isProtected(), ended);
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
   * Says from whom a mail would be, and takes that back: no mail is sent.
   *
   * @throws UnusableServerException when the server takes none from there
   */
  void tryMail(Address sender) throws IOException {
    Reply reply = dialogue.ask("MAIL FROM:<" + sender + ">");
    if (!reply.isPositive()) {
      throw new UnusableServerException(
          reply.code(), "mail from " + sender + " is refused: " + reply.text());
    }
    dialogue.ask("RSET");
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

  /** Whether a failure of {@link #send} is that the server was too slow. */
  boolean isTimeout(IOException failure) {
    return dialogue.isTimeout(failure);
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
