package io.postern.queue;

import io.postern.mail.Client;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Puts the mail of an exchange into the queue; it is on stable storage when this returns. With the
 * property {@link ExchangeKeys#DROP_REASON} it only notes that the mail was dropped; with {@link
 * ExchangeKeys#HOLD_REASON} an inspected mail waits for a person; with {@link ExchangeKeys#REFUSAL}
 * it is not taken.
 *
 * <p>An errand goes at once, but for one of a mail that a client hands over: that one waits on the
 * exchange for its mail and is taken in the same commit, so that a client that has to try again
 * does not cause it again.
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
    Optional<Client> client =
        Optional.ofNullable(exchange.getProperty(ExchangeKeys.CLIENT, Client.class));
    String errand = exchange.getProperty(ExchangeKeys.ERRAND, String.class);
    if (errand == null) {
      take(mail, client, exchange);
    } else if (client.isPresent()) {
      List<Companion> all = new ArrayList<>(companions(exchange));
      all.add(Companion.of(mail, errand));
      exchange.setProperty(ExchangeKeys.COMPANIONS, all);
    } else {
      admission.send(Companion.of(mail, errand));
    }
  }

  private void take(Mail mail, Optional<Client> client, Exchange exchange) {
    List<Companion> companions = companions(exchange);
    String refusal = exchange.getProperty(ExchangeKeys.REFUSAL, String.class);
    if (refusal != null) {
      boolean forGood = refusal.startsWith("5");
      admission.refuse(mail, forGood ? companions : List.of());
      return;
    }
    String dropReason = exchange.getProperty(ExchangeKeys.DROP_REASON, String.class);
    if (dropReason != null) {
      admission.drop(mail, client, companions, dropReason);
      return;
    }
    List<?> changes = exchange.getProperty(ExchangeKeys.CHANGES, List.of(), List.class);
    List<String> changed = changes.stream().map(String::valueOf).toList();
    String found = exchange.getProperty(ExchangeKeys.INSPECTED, String.class);
    if (found == null) {
      admission.admit(mail, client, changed, companions);
    } else {
      String held = exchange.getProperty(ExchangeKeys.HOLD_REASON, String.class);
      admission.admit(mail, client, changed, companions, found, Optional.ofNullable(held));
    }
  }

  private static List<Companion> companions(Exchange exchange) {
    List<?> waiting = exchange.getProperty(ExchangeKeys.COMPANIONS, List.of(), List.class);
    return waiting.stream().map(Companion.class::cast).toList();
  }
}
