package io.postern.manage;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.deliver.Deliveries;
import io.postern.hold.Hold;
import io.postern.journal.Journal;
import io.postern.store.Store;
import java.time.Clock;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything that people see of a running gateway: console, MBeans, health, meters.
 *
 * <p>Needs beans from outside: {@link Clock}, {@link Store}, {@link Journal}, {@link Hold}, {@link
 * ConsoleSettings}, {@link AccountControl}, {@link Releaser} and {@link ServerProbe}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  ConsoleSecurity.class,
  CamelRoutes.class,
  PausePolicy.class,
  TraceManagement.class,
  ConnectionManagement.class,
  MBeansWiring.class
})
public class Management implements WebMvcConfigurer {

  /** Who types the address of the machine wants the console. */
  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/hawtio/");
  }

  @Bean
  ConsoleAnnouncer consoleAnnouncer(
      ConsoleSettings settings, ConsoleLogins logins, Environment environment) {
    return new ConsoleAnnouncer(settings, logins, environment);
  }

  @Bean
  JmxRights jmxRights(MBeanServer server) throws MalformedObjectNameException {
    return new JmxRights(server);
  }

  @Bean
  AccountOperations accountOperations(AccountControl accounts) {
    return new AccountOperations(accounts);
  }

  @Bean
  HoldOperations holdOperations(Hold hold, Journal journal, Releaser releaser) {
    return new HoldOperations(hold, journal, releaser);
  }

  @Bean
  JournalOperations journalOperations(Journal journal, Clock clock) {
    return new JournalOperations(journal, clock);
  }

  @Bean
  ServerOperations serverOperations(ObjectProvider<Deliveries> deliveries) {
    return new ServerOperations(deliveries);
  }

  @Bean
  RouteOperations routeOperations(RouteControl routes) {
    return new RouteOperations(routes);
  }

  @Bean
  PausedRoutes pausedRoutes(Store store, Journal journal, Clock clock) {
    return new PausedRoutes(store, journal, clock);
  }

  /** The bean's name, less its ending, is what health groups call it. */
  @Bean
  ServerHealth internalServerHealthIndicator(ServerProbe probe, Clock clock) {
    return new ServerHealth(probe, clock);
  }

  @Bean
  StoreHealth storeHealthIndicator(Store store, Clock clock) {
    return new StoreHealth(store, clock);
  }

  @Bean
  OutgoingMeters outgoingMeters(MeterRegistry registry) {
    return new OutgoingMeters(registry);
  }

  @Bean
  Meters meters(MeterRegistry registry, Hold hold) {
    return new Meters(registry, hold::count);
  }
}
