package io.postern.inspect.station;

import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.enact.Errand;
import io.postern.mail.Address;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Brings up the next errand: its mail becomes the body, {@link ExchangeKeys#ERRAND} its kind,
 * {@link ExchangeKeys#ERRAND_VIA} the endpoint that takes it. Recipients who have it from an
 * earlier attempt are left out. When there is none, the inspected mail is the body again.
 */
public final class NextErrandStep implements Processor {
  private static final String SERVER = "deliver:server";
  private static final String QUEUE = "queue:outgoing";

  @Override
  public void process(Exchange exchange) {
    Deque<?> waiting = exchange.getProperty(ExchangeKeys.ERRANDS, Deque.class);
    while (waiting != null && !waiting.isEmpty()) {
      Errand errand = (Errand) waiting.remove();
      List<Address> open = open(errand, exchange);
      if (!open.isEmpty()) {
        bringUp(errand, open, exchange);
        return;
      }
    }
    exchange.removeProperty(ExchangeKeys.ERRAND);
    exchange.removeProperty(ExchangeKeys.ERRAND_VIA);
    exchange.removeProperty(ExchangeKeys.RECIPIENTS);
    exchange.getMessage().setBody(exchange.getProperty(ExchangeKeys.MAIL, Mail.class));
  }

  private static List<Address> open(Errand errand, Exchange exchange) {
    Collection<?> done = exchange.getProperty(ExchangeKeys.DONE, List.of(), Collection.class);
    Set<String> have = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    done.forEach(key -> have.add(String.valueOf(key)));
    return errand.mail().envelope().recipients().stream()
        .filter(address -> !have.contains(errand.key(address.toString())))
        .toList();
  }

  private static void bringUp(Errand errand, List<Address> open, Exchange exchange) {
    boolean byQueue =
        errand.kind() == Errand.Kind.RETURN
            || InspectProducer.direction(exchange) == Direction.OUTGOING;
    exchange.setProperty(ExchangeKeys.ERRAND, errand.kind().name().toLowerCase(Locale.ROOT));
    exchange.setProperty(ExchangeKeys.ERRAND_VIA, byQueue ? QUEUE : SERVER);
    exchange.setProperty(
        ExchangeKeys.RECIPIENTS, open.stream().map(a -> errand.key(a.toString())).toList());
    exchange.getMessage().setBody(errand.mail().to(open));
  }
}
