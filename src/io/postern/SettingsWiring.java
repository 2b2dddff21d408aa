package io.postern;

import io.postern.account.AccountRoutes;
import io.postern.account.Definitions;
import io.postern.account.DefinitionsInForce;
import io.postern.account.Reloading;
import io.postern.account.SettingsFollower;
import io.postern.account.SettingsSource;
import io.postern.fetch.FetchStation;
import io.postern.inspect.station.PolicyInForce;
import io.postern.manage.PausedRoutes;
import io.postern.route.KnownAddresses;
import io.postern.route.Routers;
import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what takes up changed settings while the gateway runs (F137). */
@Configuration(proxyBeanMethods = false)
class SettingsWiring {

  @Bean
  DefinitionsInForce definitionsInForce(Definitions definitions) {
    return new DefinitionsInForce(definitions);
  }

  @Bean
  Routers routers() {
    return new Routers();
  }

  @Bean
  AccountRoutes accountsOfTheGateway(
      CamelContext camel, FetchStation station, Routers routers, PausedRoutes paused) {
    return new AccountRoutes(camel, station, routers, route -> paused.replacing(route)::close);
  }

  @Bean
  Reloading reloading(
      SettingsSource settings,
      DefinitionsInForce inForce,
      AccountRoutes accounts,
      List<SettingsFollower> followers) {
    return new Reloading(settings, inForce, accounts, followers);
  }

  /** Who may be told of trouble with outgoing mail. */
  @Bean
  SettingsFollower addressesFollow(ObjectProvider<KnownAddresses> known) {
    return (changes, now) -> known.ifAvailable(addresses -> addresses.replace(now.recipients()));
  }

  /** The rules, and what becomes of what they and the scanners find. */
  @Bean
  SettingsFollower inspectionFollows(
      ObjectProvider<PolicyMaker> maker, ObjectProvider<PolicyInForce> policy) {
    return (changes, now) -> {
      PolicyInForce inForce = policy.getIfAvailable();
      if (inForce != null && changes.ofInspection() && now.inspection().isPresent()) {
        inForce.replace(
            maker.getObject().again(now.inspection().get(), inForce.current().inspectors()));
      }
    };
  }
}
