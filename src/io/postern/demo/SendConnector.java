package io.postern.demo;

import io.postern.deliver.ServerSettings;
import io.postern.deliver.SmtpDelivery;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Plays the internal server's way out: hands the mails of its people to the gateway, by SMTP. */
public final class SendConnector implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Wires wires = new Wires();
  private final SmtpDelivery delivery;

  /**
   * @param port of a listener on the loopback interface; the first mail makes the connection
   */
  public SendConnector(int port, Clock clock) {
    Peer gateway = new Peer("127.0.0.1", port, Security.NONE, Optional.empty(), PATIENCE, PATIENCE);
    ServerSettings settings =
        new ServerSettings(
            "gateway", gateway, Optional.empty(), Company.SERVER_NAME, 1, PATIENCE, PATIENCE);
    delivery = new SmtpDelivery(settings, wires, clock);
  }

  /**
   * Hands over a mail.
   *
   * @return what the listener answered
   * @throws IOException when the mail cannot be read
   */
  public Outcome hand(OutgoingSpecimen specimen) throws IOException {
    Mail mail = Mail.of(specimen.id(), specimen.envelope(), specimen.content());
    return delivery.attempt(mail).get(specimen.recipient());
  }

  @Override
  public void close() {
    delivery.close();
    wires.close();
  }
}
