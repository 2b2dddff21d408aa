package io.postern.deliver;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A Camel endpoint that threw nothing has taken the mail for all recipients of the attempt. */
public final class EndpointTookStep implements Processor {
  @Override
  public void process(Exchange exchange) {
    note(exchange, new Outcome.Delivered("taken by the endpoint"));
  }

  static void note(Exchange exchange, Outcome outcome) {
    List<?> recipients = exchange.getProperty(ExchangeKeys.RECIPIENTS, List.class);
    Map<String, Outcome> outcomes = new HashMap<>();
    recipients.forEach(recipient -> outcomes.put(String.valueOf(recipient), outcome));
    exchange.setProperty(ExchangeKeys.OUTCOMES, outcomes);
  }
}
