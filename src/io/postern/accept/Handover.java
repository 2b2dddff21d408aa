package io.postern.accept;

import io.postern.mail.Client;
import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.mail.ReceivedLine;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a mail of what came, hands it to the intake, and tells the client what became of it. */
final class Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
  private static final String LATER = "451 4.3.0 the mail cannot be taken now, try again later";

  private Handover() {}

  /**
   * Ends a transaction whose content has come, and adds the one reply to it.
   *
   * @param content of which no more comes; released here
   */
  static void of(Conversation conversation, Transaction transaction, IncomingContent content)
      throws IOException {
    Connection connection = conversation.connection();
    connection.pause();
    content.end();
    String id = conversation.premises().station().ids().next();
    Optional<String> refusal;
    try {
      refusal = content.objection().or(() -> offer(conversation, transaction, content, id));
    } finally {
      content.release();
      conversation.abandonTransaction();
      connection.resume();
    }
    if (refusal.isPresent()) {
      conversation.premises().station().meter().notTaken();
      conversation.refuse("mail from " + transaction.mail(), refusal.get());
    } else {
      connection.wasUseful();
      conversation.premises().station().meter().taken(content.size());
      conversation.say("250 2.0.0 Ok: queued as " + id);
    }
  }

  private static Optional<String> offer(
      Conversation conversation, Transaction transaction, IncomingContent incoming, String id) {
    try {
      Premises premises = conversation.premises();
      Content content = incoming.content();
      Mail mail = new Mail(id, transaction.envelope(), content, Header.read(content));
      if (mail.hasTravelled(premises.settings().maxHops())) {
        return Optional.of("554 5.4.6 the mail has passed too many servers: it is in a loop");
      }
      Client client = conversation.client();
      Mail stamped = mail.withOnTop(received(premises, client, id));
      Intake.Answer answer = premises.intake().take(stamped, client);
      if (answer instanceof Intake.NotTaken not) {
        return Optional.of(not.reply());
      }
      conversation.log().taken(mail, transaction, incoming.normalised());
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.error("Mail {} cannot be read back: {}", id, unreadable.getMessage());
      return Optional.of(LATER);
    }
  }

  private static String received(Premises premises, Client client, String id) {
    return ReceivedLine.of(
        client, premises.settings().hostName(), id, premises.station().clock().instant());
  }
}
