package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Makes one attempt for a mail and leaves the outcome of each recipient in the property {@link
 * ExchangeKeys#OUTCOMES}, by address; what a server or a mail does is never an exception.
 */
final class DeliverProducer extends DefaultProducer {
  private final Deliveries deliveries;
  private final String server;

  DeliverProducer(DeliverEndpoint endpoint, Deliveries deliveries, String server) {
    super(endpoint);
    this.deliveries = deliveries;
    this.server = server;
  }

  @Override
  public void process(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Mail mail)) {
      Object body = exchange.getMessage().getBody();
      throw new IllegalArgumentException(
          "deliver:"
              + server
              + " takes a mail with its envelope ("
              + Mail.class.getName()
              + "), not "
              + (body == null ? "an empty body" : body.getClass().getName()));
    }
    Delivery delivery =
        deliveries
            .find(server)
            .orElseThrow(
                () -> new IllegalStateException("the mail server " + server + " was removed"));
    Map<String, Outcome> outcomes = new HashMap<>();
    for (Map.Entry<Address, Outcome> each : delivery.attempt(mail).entrySet()) {
      outcomes.put(each.getKey().toString(), each.getValue());
    }
    exchange.setProperty(ExchangeKeys.OUTCOMES, outcomes);
  }
}
