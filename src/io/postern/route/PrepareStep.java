package io.postern.route;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.SubjectTag;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultMessage;

/**
 * Makes the exchange ready for one endpoint, whatever the endpoint before it did to body and
 * headers: a new message whose body is the mail for just the recipients that were noted for it.
 */
final class PrepareStep implements Processor {
  /** Stands before the subject of mail that matched no recipient (F62). */
  private static final String MANUAL_DISTRIBUTION = "[Man.Distr]";

  private final String account;

  PrepareStep(String account) {
    this.account = account;
  }

  /**
   * @throws IOException when the content of a mail that gets a subject prefix cannot be read
   */
  @Override
  public void process(Exchange exchange) throws IOException {
    Dispatch dispatch = RouteStep.dispatch(exchange);
    Mail mail = exchange.getProperty(ExchangeKeys.MAIL, Mail.class);
    Message message = new DefaultMessage(exchange);
    message.setBody(forEndpoint(mail, dispatch));
    message.setHeader(ExchangeKeys.MAIL_ID, mail.id());
    message.setHeader(ExchangeKeys.ACCOUNT, account);
    dispatch
        .endpoint()
        .recipient()
        .ifPresent(name -> message.setHeader(ExchangeKeys.RECIPIENT, name));
    exchange.setMessage(message);
    exchange.setProperty(ExchangeKeys.RECIPIENTS, dispatch.keys());
  }

  private static Mail forEndpoint(Mail mail, Dispatch dispatch) throws IOException {
    if (!dispatch.endpoint().equals(DeliveryEndpoint.SERVER)) {
      return mail;
    }
    Mail addressed = mail.to(dispatch.addresses());
    return dispatch.routing() instanceof Routing.Unroutable
        ? SubjectTag.on(addressed, MANUAL_DISTRIBUTION)
        : addressed;
  }
}
