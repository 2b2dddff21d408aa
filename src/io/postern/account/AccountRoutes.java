package io.postern.account;

import io.postern.fetch.FetchStation;
import io.postern.fetch.MailboxConsumer;
import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import io.postern.route.RecipientRoutes;
import io.postern.route.Router;
import io.postern.route.Routers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.quartz.SchedulerException;

/**
 * The routes of all accounts: {@code deliver-<endpoint>} and {@code fetch-<account>} from their
 * templates, {@code route-<account>} by the generator, since its shape depends on the recipients.
 *
 * <p>While a route is replaced, what calls it waits: that is how Camel's {@code direct:} works.
 */
public final class AccountRoutes implements RunningAccounts {
  private final CamelContext camel;
  private final FetchStation station;
  private final Routers routers;
  private final ReplaceableRoutes routes;

  /** The time in which a route is stopped and made anew without anybody having wished it. */
  public interface Replacement extends AutoCloseable {
    /** For those who know no pauses. */
    Replacement NONE = () -> {};

    @Override
    void close();
  }

  /**
   * @param camel where they are; it knows the templates when the first route is made
   * @param routers learns how mail of each account is routed
   * @param replacing is told the id of a route that is stopped and removed by us
   */
  public AccountRoutes(
      CamelContext camel,
      FetchStation station,
      Routers routers,
      Function<String, Replacement> replacing) {
    this.camel = camel;
    this.station = station;
    this.routers = routers;
    this.routes = new ReplaceableRoutes(camel, replacing);
  }

  /**
   * Adds all routes to a context that is started.
   *
   * @throws UnusableRouteException naming the route that could not be made
   */
  public void addAll(Definitions definitions) {
    RecipientRoutes.endpoints(definitions.recipients()).forEach(this::make);
    Map<String, List<Recipient>> recipients = definitions.recipientsByAccount();
    for (AccountDefinition account : definitions.accounts()) {
      add(account, recipients.getOrDefault(account.name(), List.of()));
    }
  }

  @Override
  public void put(DeliveryEndpoint endpoint) {
    routes.remove(id(endpoint.name()));
    make(endpoint);
  }

  @Override
  public void removeEndpoint(String name) {
    routes.remove(id(name));
  }

  private static String id(String endpoint) {
    return "deliver-" + endpoint;
  }

  private void make(DeliveryEndpoint endpoint) {
    String id = id(endpoint.name());
    TemplatedRouteBuilder builder =
        TemplatedRouteBuilder.builder(
                camel, endpoint.uri().isPresent() ? "deliver-endpoint" : "deliver-smtp")
            .routeId(id)
            .prefixId(id + ".")
            .parameter("endpoint", endpoint.name());
    endpoint.uri().ifPresent(uri -> builder.parameter("uri", uri));
    routes.add(id, builder::add);
  }

  @Override
  public void add(AccountDefinition account, List<Recipient> recipients) {
    String name = account.name();
    Router router = new Router(account.routing(), recipients);
    try {
      addRouteOf(router);
      station.put(account.mailbox());
      routers.put(router);
      TemplatedRouteBuilder fetch =
          TemplatedRouteBuilder.builder(camel, "fetch")
              .routeId("fetch-" + name)
              .prefixId(name + ".")
              .parameter("account", name);
      routes.add("fetch-" + name, fetch::add);
    } catch (UnusableRouteException unusable) {
      remove(name);
      throw unusable;
    }
  }

  private void addRouteOf(Router router) {
    routes.add("route-" + router.account(), () -> camel.addRoutes(new RecipientRoutes(router)));
  }

  @Override
  public boolean whenIdle(String account, Runnable change) {
    Optional<MailboxConsumer> consumer = consumer(account);
    if (consumer.isEmpty()) {
      change.run();
      return false;
    }
    return consumer
        .get()
        .whenIdle(
            () -> {
              // at the end of a session that a stop of the gateway ends
              if (camel.getStatus().isStarted()) {
                change.run();
              }
            });
  }

  private Optional<MailboxConsumer> consumer(String account) {
    return Optional.ofNullable(camel.getRoute("fetch-" + account))
        .map(Route::getConsumer)
        .filter(MailboxConsumer.class::isInstance)
        .map(MailboxConsumer.class::cast);
  }

  @Override
  public void change(AccountDefinition account, List<Recipient> recipients) {
    String name = account.name();
    Router router = new Router(account.routing(), recipients);
    Optional<Router> old = routers.find(name);
    if (old.filter(router::decidesLike).isEmpty()) {
      replace(old, router);
    }
    station.put(account.mailbox());
    try {
      Optional<MailboxConsumer> consumer = consumer(name);
      if (consumer.isPresent()) {
        consumer.get().reschedule();
      }
    } catch (SchedulerException failed) {
      throw new UnusableRouteException("fetch-" + name, failed);
    }
  }

  private void replace(Optional<Router> old, Router router) {
    routes.remove("route-" + router.account());
    try {
      addRouteOf(router);
      routers.put(router);
    } catch (UnusableRouteException unusable) {
      old.ifPresent(this::addRouteOf);
      throw unusable;
    }
  }

  @Override
  public void remove(String account) {
    routes.remove("fetch-" + account);
    routes.remove("route-" + account);
    station.remove(account);
    routers.remove(account);
  }
}
