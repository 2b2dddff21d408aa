package io.postern;

import io.postern.account.Definitions;
import io.postern.connection.ByHand;
import io.postern.connection.OnDemandConnection;
import io.postern.fetch.Gate;
import io.postern.queue.Queue;
import io.postern.relay.DestinationStatus;
import io.postern.relay.Relay;
import io.postern.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what brings the connection to the provider up and down, when that is configured. */
@Configuration(proxyBeanMethods = false)
class ConnectionWiring {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWiring.class);
  private static final long TICK_MILLIS = 500;

  @Bean
  Gate providerGate(
      ObjectProvider<OnDemandConnection> connection,
      ObjectProvider<Queue> outgoing,
      Definitions definitions,
      Clock clock) {
    boolean first = definitions.outgoing().map(o -> o.queue().outgoingFirst()).orElse(false);
    return new ProviderGate(
        Optional.ofNullable(connection.getIfAvailable()),
        new OutgoingFirst(outgoing::getIfAvailable, first, clock));
  }

  @Bean
  @ConditionalOnProperty(RouteProperties.ON_DEMAND)
  OnDemandConnection onDemandConnection(
      Definitions definitions,
      ObjectProvider<Queue> queue,
      ObjectProvider<Relay> relay,
      Clock clock)
      throws IOException {
    return new OnDemandConnection(
        definitions.connection().orElseThrow(), () -> isUp(queue, relay), clock);
  }

  /** What waits for a connection goes now, and smarthosts that could not be reached are tried. */
  private static void isUp(ObjectProvider<Queue> queue, ObjectProvider<Relay> relay) {
    try {
      queue.ifAvailable(Queue::connectionBegins);
      relay.ifAvailable(
          all ->
              all.destinations().stream()
                  .filter(destination -> destination.restingUntil().isPresent())
                  .map(DestinationStatus::name)
                  .forEach(all::wake));
    } catch (StoreException failed) {
      LOG.warn("What waits for a connection goes with the next one: {}", failed.getMessage());
    }
  }

  @Bean
  @ConditionalOnProperty(RouteProperties.ON_DEMAND)
  ByHand connectionByHand(OnDemandConnection connection) {
    return new ByHand(connection);
  }

  /** It ends before the connection is closed; a command that it runs then is waited for there. */
  @Bean(destroyMethod = "shutdown")
  @ConditionalOnProperty(RouteProperties.ON_DEMAND)
  ScheduledExecutorService connectionTicks(OnDemandConnection connection) {
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "connection");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        ticks.scheduleWithFixedDelay(
            () -> tick(connection), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return ticks;
  }

  /** Whatever happens, the next one follows. */
  private static void tick(OnDemandConnection connection) {
    try {
      connection.tick();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      LOG.error("The connection could not be looked after", failed);
    }
  }
}
