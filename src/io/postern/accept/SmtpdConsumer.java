package io.postern.accept;

import io.postern.mail.Client;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.OneLine;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each mail that a client hands over through the route, while the client waits for the reply.
 * Suspended or stopped, the port is closed; mails that are just coming in are finished first.
 */
public final class SmtpdConsumer extends DefaultConsumer implements Suspendable, Intake {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpdConsumer.class);

  /** Gives nothing away; what went wrong is in our log, by the mail's name. */
  private static final NotTaken LATER =
      new NotTaken("451 4.3.0 the mail cannot be taken now, try again later");

  private final Listener listener;

  SmtpdConsumer(SmtpdEndpoint endpoint, Processor processor, AcceptStation station) {
    super(endpoint, processor);
    this.listener = new Listener(station, this);
  }

  /** The port that is listened on; 0 while stopped or suspended. */
  public int port() {
    return listener.port();
  }

  /** How many clients are connected. */
  public int connections() {
    return listener.connections();
  }

  @Override
  public Answer take(Mail mail, Client client) {
    Exchange exchange = createExchange(false);
    try {
      exchange.getMessage().setBody(mail);
      exchange.getMessage().setHeader(ExchangeKeys.MAIL_ID, mail.id());
      exchange.setProperty(ExchangeKeys.MAIL, mail);
      exchange.setProperty(ExchangeKeys.CLIENT, client);
      getProcessor().process(exchange);
      if (exchange.getException() != null) {
        return failed(mail, exchange.getException());
      }
      String refusal = exchange.getProperty(ExchangeKeys.REFUSAL, String.class);
      return refusal == null ? new Taken() : refused(mail, refusal);
    } catch (Exception broken) {
      return failed(mail, broken);
    } finally {
      releaseExchange(exchange, false);
    }
  }

  private static Answer failed(Mail mail, Exception why) {
    LOG.error("Mail {} is not taken, the client keeps it: {}", mail.id(), why.toString());
    LOG.debug("Mail {} is not taken", mail.id(), why);
    return LATER;
  }

  /** A step of an administrator may have left anything there. */
  private static Answer refused(Mail mail, String reply) {
    if (Refusal.isReply(reply)) {
      return new NotTaken(reply);
    }
    LOG.error(
        "Mail {} is not taken, the client keeps it: the property {} is \"{}\", expected a reply"
            + " such as 550 5.7.1 not from you",
        mail.id(),
        ExchangeKeys.REFUSAL,
        OneLine.of(reply, 200));
    return LATER;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    listener.start();
  }

  @Override
  protected void doResume() throws Exception {
    listener.start();
  }

  @Override
  protected void doSuspend() {
    stopListening();
  }

  @Override
  protected void doStop() throws Exception {
    stopListening();
    super.doStop();
  }

  private void stopListening() {
    long patience = getEndpoint().getCamelContext().getShutdownStrategy().getTimeout();
    listener.stop(Duration.ofSeconds(patience).multipliedBy(9).dividedBy(10));
  }
}
