package io.postern.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where mail is handed over: the internal server, or the endpoint of one recipient.
 *
 * @param name the route {@code deliver-<name>} makes the attempts
 * @param recipient the configured name of the recipient; empty for the internal server
 * @param uri the Camel endpoint; empty for the internal server. It may hold secrets
 */
public record DeliveryEndpoint(String name, Optional<String> recipient, Optional<String> uri) {
  /** The internal server. */
  public static final DeliveryEndpoint SERVER =
      new DeliveryEndpoint(EndpointName.SERVER, Optional.empty(), Optional.empty());

  /** Where a recipient's mail is handed over. */
  static DeliveryEndpoint of(Recipient recipient) {
    return recipient.onServer()
        ? SERVER
        : new DeliveryEndpoint(
            EndpointName.of(recipient.name()), Optional.of(recipient.name()), recipient.endpoint());
  }

  /**
   * All endpoints that recipients need, each once: the internal server, which unroutable mail needs
   * in any case, then those of recipients in their order.
   *
   * @throws IllegalArgumentException naming the key, when a recipient with an endpoint of its own
   *     has the key of another recipient: their outcomes could not be told apart
   */
  static List<DeliveryEndpoint> all(List<Recipient> recipients) {
    Map<String, DeliveryEndpoint> byKey = new HashMap<>();
    List<DeliveryEndpoint> endpoints = new ArrayList<>(List.of(SERVER));
    for (Recipient recipient : recipients) {
      DeliveryEndpoint endpoint = of(recipient);
      DeliveryEndpoint other =
          byKey.putIfAbsent(recipient.key().toLowerCase(Locale.ROOT), endpoint);
      boolean own = !endpoint.equals(SERVER);
      if (other != null && (own || !other.equals(SERVER))) {
        throw new IllegalArgumentException(
            "two recipients are called \"" + recipient.key() + "\", one of them with an endpoint");
      }
      if (own) {
        endpoints.add(endpoint);
      }
    }
    return List.copyOf(endpoints);
  }

  /** Without the URI, which may hold secrets. */
  @Override
  public String toString() {
    return name;
  }
}
