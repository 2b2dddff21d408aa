package io.postern.route;

import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One mail's way through the branches of its route: the recipients come up one by one and are noted
 * for their endpoints; then each endpoint for which somebody was noted comes up once. Belongs to
 * one exchange; not safe for several threads.
 */
final class Dispatch {
  private final Routing routing;
  private final Iterator<Recipient> waiting;
  private final Map<DeliveryEndpoint, List<Recipient>> noted = new LinkedHashMap<>();
  private Recipient recipient;
  private Iterator<DeliveryEndpoint> endpoints;
  private DeliveryEndpoint endpoint;

  private Dispatch(Routing routing, List<Recipient> recipients) {
    this.routing = routing;
    this.waiting = recipients.iterator();
  }

  /**
   * @param account where the mail comes from
   * @param done keys of recipients that have the mail already, whatever their case
   */
  static Dispatch of(Routing routing, String account, Collection<String> done) {
    Set<String> have = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    have.addAll(done);
    List<Recipient> open =
        recipients(routing, account).stream().filter(r -> !have.contains(r.key())).toList();
    return new Dispatch(routing, open);
  }

  private static List<Recipient> recipients(Routing routing, String account) {
    if (routing instanceof Routing.Routed routed) {
      return routed.matches().stream().map(Match::recipient).toList();
    }
    return routing instanceof Routing.Unroutable unroutable
            && unroutable.destination() instanceof RoutingPolicy.Unroutable.ToMailbox to
        ? List.of(Recipient.mailbox(to.mailbox(), account))
        : List.of();
  }

  /** What was decided. */
  Routing routing() {
    return routing;
  }

  /** Brings up the next recipient; false when there is none. */
  boolean nextRecipient() {
    boolean more = waiting.hasNext();
    recipient = more ? waiting.next() : null;
    return more;
  }

  /** The recipient that is up, or null. */
  Recipient recipient() {
    return recipient;
  }

  /** Notes the recipient that is up for its endpoint. */
  void note() {
    noted.computeIfAbsent(DeliveryEndpoint.of(recipient), any -> new ArrayList<>()).add(recipient);
  }

  /** Brings up the next endpoint for which somebody was noted; false when there is none. */
  boolean nextEndpoint() {
    if (endpoints == null) {
      endpoints = noted.keySet().iterator();
    }
    boolean more = endpoints.hasNext();
    endpoint = more ? endpoints.next() : null;
    return more;
  }

  /** The endpoint that is up, or null. */
  DeliveryEndpoint endpoint() {
    return endpoint;
  }

  /** The keys of the recipients noted for the endpoint that is up, each once. */
  List<String> keys() {
    return noted.get(endpoint).stream().map(Recipient::key).distinct().toList();
  }

  /** The addresses of the recipients noted for the endpoint that is up. */
  List<Address> addresses() {
    return noted.get(endpoint).stream().flatMap(r -> r.address().stream()).distinct().toList();
  }
}
