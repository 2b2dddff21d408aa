package io.postern.demo;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One transaction with an embedded mail server. */
final class Reception implements MessageHandler {
  private final MessageContext context;
  private final Map<Address, String> refusals;
  private final Clock clock;
  private final Consumer<Arrival> mailboxes;
  private final List<Address> recipients = new ArrayList<>();
  private Optional<Address> sender = Optional.empty();

  Reception(
      MessageContext context,
      Map<Address, String> refusals,
      Clock clock,
      Consumer<Arrival> mailboxes) {
    this.context = context;
    this.refusals = refusals;
    this.clock = clock;
    this.mailboxes = mailboxes;
  }

  @Override
  public void from(String reversePath) throws RejectException {
    sender = Address.parse(reversePath);
    if (sender.isEmpty() && !reversePath.isBlank()) {
      throw new RejectException(553, "5.1.7 that is not an address");
    }
  }

  @Override
  public void recipient(String forwardPath) throws RejectException {
    Address address =
        Address.parse(forwardPath)
            .orElseThrow(() -> new RejectException(553, "5.1.3 that is not an address"));
    String refusal = refusals.get(address);
    if (refusal != null) {
      throw new RejectException(550, refusal);
    }
    recipients.add(address);
  }

  /**
   * Reads to the end before it refuses: what is left unread would be taken for commands
   * (SubEthaSMTP 7.2.2).
   */
  @Override
  public String data(InputStream in) throws RejectException, IOException {
    byte[] octets = in.readNBytes(MailServer.MAX_MAIL_OCTETS);
    long surplus = in.transferTo(OutputStream.nullOutputStream());
    if (surplus > 0) {
      endTransaction();
      throw new RejectException(552, "5.3.4 larger than " + MailServer.MAX_MAIL_OCTETS);
    }
    Content content = Content.of(octets);
    Envelope envelope = new Envelope(sender, recipients);
    mailboxes.accept(new Arrival(clock.instant(), envelope, content, Header.read(content)));
    return "2.0.0 " + octets.length + " octets are here";
  }

  /** Otherwise the next MAIL of this client would hear that a transaction is under way. */
  private void endTransaction() {
    if (context instanceof Session session) {
      session.resetMailTransaction();
    }
  }

  @Override
  public void done() {
    recipients.clear();
  }
}
