package io.postern.deliver;

import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.spool.SpooledStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Takes mails, and any other body that is a mail's octets, without holding large ones in memory.
 */
abstract class AnyBodyProducer extends DefaultProducer {
  private static final String ID = "[A-Za-z0-9-]{1,64}";

  private final MailIds ids = new MailIds(Clock.systemUTC());

  AnyBodyProducer(DeliverEndpoint endpoint) {
    super(endpoint);
  }

  /**
   * @param mail whose content is readable until this returns
   * @throws Exception when the mail was not taken
   */
  abstract void take(Mail mail) throws Exception;

  @Override
  public final void process(Exchange exchange) throws Exception {
    if (exchange.getMessage().getBody() instanceof Mail mail) {
      take(mail);
      return;
    }
    InputStream body = exchange.getMessage().getMandatoryBody(InputStream.class);
    try (SpooledStream spooled = SpooledStream.of(body)) {
      Envelope envelope = new Envelope(Optional.empty(), List.of());
      take(Mail.of(id(exchange), envelope, spooled.content()));
    }
  }

  /** The name that the mail has already, if it is one that may name a file; else a new one. */
  private String id(Exchange exchange) {
    String given = exchange.getMessage().getHeader(ExchangeKeys.MAIL_ID, String.class);
    return given != null && given.matches(ID) ? given : ids.next();
  }
}
