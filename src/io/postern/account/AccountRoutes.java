package io.postern.account;

import io.postern.fetch.FetchStation;
import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import io.postern.route.RecipientRoutes;
import io.postern.route.Router;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;

/**
 * Makes the routes of all accounts: {@code deliver-<endpoint>} and {@code fetch-<account>} from
 * their templates, {@code route-<account>} by the generator, since its shape depends on the
 * recipients.
 */
public final class AccountRoutes {
  private final Definitions definitions;
  private final FetchStation station;

  public AccountRoutes(Definitions definitions, FetchStation station) {
    this.definitions = definitions;
    this.station = station;
  }

  /**
   * Adds all routes to a context that is started and knows the templates.
   *
   * @throws Exception from Camel, naming the route that could not be made
   */
  public void addTo(CamelContext camel) throws Exception {
    for (DeliveryEndpoint endpoint : RecipientRoutes.endpoints(definitions.recipients())) {
      TemplatedRouteBuilder builder =
          TemplatedRouteBuilder.builder(
                  camel, endpoint.uri().isPresent() ? "deliver-endpoint" : "deliver-smtp")
              .routeId("deliver-" + endpoint.name())
              .prefixId("deliver-" + endpoint.name() + ".")
              .parameter("endpoint", endpoint.name());
      endpoint.uri().ifPresent(uri -> builder.parameter("uri", uri));
      builder.add();
    }
    for (AccountDefinition account : definitions.accounts()) {
      add(camel, account);
    }
  }

  private void add(CamelContext camel, AccountDefinition account) throws Exception {
    String name = account.mailbox().account();
    List<Recipient> recipients =
        definitions.recipients().stream().filter(r -> r.accounts().contains(name)).toList();
    camel.addRoutes(new RecipientRoutes(new Router(account.routing(), recipients)));
    station.add(account.mailbox());
    TemplatedRouteBuilder.builder(camel, "fetch")
        .routeId("fetch-" + name)
        .prefixId(name + ".")
        .parameter("account", name)
        .add();
  }
}
