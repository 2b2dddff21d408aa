package io.postern.manage;

import io.postern.fetch.Visit;
import io.postern.hold.Held;
import io.postern.hold.Hold;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/** Sends held mails on their way again, through the route {@code release}. */
public final class HoldRoutes implements Releaser {
  private final CamelContext camel;
  private final Hold hold;

  public HoldRoutes(CamelContext camel, Hold hold) {
    this.camel = camel;
    this.hold = hold;
  }

  @Override
  public Map<String, Outcome> release(Held held) {
    if (camel.getRouteController().getRouteStatus("route-" + held.account()) == null) {
      throw new IllegalStateException(
          "mail %s came from the account %s, which is no longer in the settings: put it back, or"
                  .formatted(held.mailId(), held.account())
              + " see hold export and hold drop");
    }
    try (FileChannel file = FileChannel.open(hold.content(held.mailId()))) {
      Envelope envelope = new Envelope(Address.parse(held.sender()), List.of());
      Mail mail = Mail.of(held.mailId(), envelope, Content.of(file, file.size(), null));
      return send(mail, held.account());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the content of " + held.mailId() + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private Map<String, Outcome> send(Mail mail, String account) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(mail);
    exchange.getMessage().setHeader(ExchangeKeys.MAIL_ID, mail.id());
    exchange.getMessage().setHeader(ExchangeKeys.ACCOUNT, account);
    exchange.setProperty(ExchangeKeys.MAIL, mail);
    try (var template = camel.createProducerTemplate()) {
      template.send("direct:release", exchange);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (exchange.getException() != null) {
      throw new IllegalStateException(
          "mail " + mail.id() + " was not released: " + exchange.getException().getMessage(),
          exchange.getException());
    }
    return exchange.getProperty(ExchangeKeys.VISIT, Visit.class).outcomes();
  }
}
