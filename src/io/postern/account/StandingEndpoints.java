package io.postern.account;

import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import io.postern.route.RecipientRoutes;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The endpoints that there are, which may be more than the definitions have. For one thread. */
final class StandingEndpoints {
  private final RunningAccounts running;
  private final Map<String, DeliveryEndpoint> endpoints = new HashMap<>();

  /**
   * @param recipients whose endpoints there are
   */
  StandingEndpoints(RunningAccounts running, List<Recipient> recipients) {
    this.running = running;
    RecipientRoutes.endpoints(recipients).forEach(this::keep);
  }

  private void keep(DeliveryEndpoint endpoint) {
    endpoints.put(endpoint.name(), endpoint);
  }

  /**
   * Makes those that these recipients need.
   *
   * @param undo gets what takes each step back, the last one first
   * @throws UnusableRouteException when one cannot be made
   */
  void make(List<Recipient> recipients, Deque<Runnable> undo) {
    for (DeliveryEndpoint endpoint : RecipientRoutes.endpoints(recipients)) {
      DeliveryEndpoint old = endpoints.get(endpoint.name());
      if (!endpoint.equals(old)) {
        undo.push(() -> unmake(endpoint.name(), old));
        running.put(endpoint);
        keep(endpoint);
      }
    }
  }

  private void unmake(String endpoint, DeliveryEndpoint old) {
    if (old == null) {
      running.removeEndpoint(endpoint);
      endpoints.remove(endpoint);
    } else {
      running.put(old);
      keep(old);
    }
  }

  /** Removes those that none of these recipients needs. */
  void sweep(List<Recipient> recipients) {
    Set<String> needed =
        RecipientRoutes.endpoints(recipients).stream()
            .map(DeliveryEndpoint::name)
            .collect(Collectors.toSet());
    List<String> obsolete = endpoints.keySet().stream().filter(n -> !needed.contains(n)).toList();
    obsolete.forEach(running::removeEndpoint);
    endpoints.keySet().removeAll(obsolete);
  }
}
