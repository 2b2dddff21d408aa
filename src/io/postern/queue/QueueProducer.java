package io.postern.queue;

import io.postern.mail.Client;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Puts the mail of an exchange into the queue; it is on stable storage when this returns. With the
 * property {@link ExchangeKeys#DROP_REASON} it only notes that the mail was dropped; with {@link
 * ExchangeKeys#HOLD_REASON} an inspected mail waits for a person. An errand goes at once.
 */
final class QueueProducer extends DefaultProducer {
  private final Admission admission;

  QueueProducer(QueueEndpoint endpoint, Admission admission) {
    super(endpoint);
    this.admission = admission;
  }

  @Override
  public void process(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Mail mail)) {
      Object body = exchange.getMessage().getBody();
      throw new IllegalArgumentException(
          getEndpoint().getEndpointUri()
              + " takes a mail with its envelope ("
              + Mail.class.getName()
              + "), not "
              + (body == null ? "an empty body" : body.getClass().getName()));
    }
    String errand = exchange.getProperty(ExchangeKeys.ERRAND, String.class);
    if (errand != null) {
      send(mail, errand);
      return;
    }
    Optional<Client> client =
        Optional.ofNullable(exchange.getProperty(ExchangeKeys.CLIENT, Client.class));
    String dropReason = exchange.getProperty(ExchangeKeys.DROP_REASON, String.class);
    if (dropReason != null) {
      admission.drop(mail, client, dropReason);
      return;
    }
    List<?> changes = exchange.getProperty(ExchangeKeys.CHANGES, List.of(), List.class);
    List<String> changed = changes.stream().map(String::valueOf).toList();
    String found = exchange.getProperty(ExchangeKeys.INSPECTED, String.class);
    if (found == null) {
      admission.admit(mail, client, changed);
    } else {
      String held = exchange.getProperty(ExchangeKeys.HOLD_REASON, String.class);
      admission.admit(mail, client, changed, found, Optional.ofNullable(held));
    }
  }

  private void send(Mail mail, String errand) {
    if (errand.equals("copy")) {
      admission.copy(mail);
    } else {
      admission.errand(mail, errand.equals("notice"));
    }
  }
}
