package io.postern.manage;

import io.postern.journal.Journal;
import io.postern.queue.Queue;
import io.postern.relay.Relay;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What people see of outgoing mail; nothing where none is sent.
 *
 * <p>Needs beans from outside: {@link Queue}, {@link Relay} and what {@link Management} needs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("outgoing.parallel")
@Import(ListenerWiring.class)
public class OutgoingManagement {
  @Bean
  QueueOperations queueOperations(Queue queue, Journal journal, Clock clock) {
    return new QueueOperations(queue, journal, clock);
  }

  @Bean
  RelayOperations relayOperations(Relay relay, Queue queue, Clock clock) {
    return new RelayOperations(relay, queue, clock);
  }

  /** The bean's name, less its ending, is what health groups call it. */
  @Bean
  QueueHealth queueHealthIndicator(Queue queue, Relay relay) {
    return new QueueHealth(queue, relay);
  }
}
