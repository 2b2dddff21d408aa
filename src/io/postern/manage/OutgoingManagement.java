package io.postern.manage;

import io.postern.accept.AcceptTrace;
import io.postern.account.Outgoing;
import io.postern.deliver.Traces;
import io.postern.journal.Journal;
import io.postern.queue.Queue;
import io.postern.relay.Relay;
import io.postern.relay.RelaySettings.Smarthost;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What people see of outgoing mail; nothing where none is sent.
 *
 * <p>Needs beans from outside: {@link Outgoing}, {@link Queue}, {@link Relay}, {@link Traces},
 * {@link AcceptTrace} and what {@link Management} needs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("outgoing.parallel")
@Import(ListenerWiring.class)
public class OutgoingManagement {
  private static final String SERVER = "server";
  private static final String DIRECT = "direct";

  @Bean
  QueueOperations queueOperations(Queue queue, Journal journal, Clock clock) {
    return new QueueOperations(queue, journal, clock);
  }

  @Bean
  RelayOperations relayOperations(Relay relay, Queue queue, TraceSwitches traces, Clock clock) {
    return new RelayOperations(relay, queue, traces, clock);
  }

  @Bean
  TraceSwitches traceSwitches(
      Outgoing outgoing, Traces traces, AcceptTrace accept, ConsoleSettings settings) {
    return new TraceSwitches(
        servers(outgoing),
        traces,
        accept,
        settings.dataDir().resolve("trace").resolve(TraceSwitches.ACCEPT + ".txt"));
  }

  /** By the names under which their dialogues are traced; all direct deliveries have one. */
  private static List<String> servers(Outgoing outgoing) {
    List<String> names = new ArrayList<>(List.of(SERVER));
    for (Smarthost smarthost : outgoing.relay().smarthosts()) {
      String name = smarthost.server().isPresent() ? smarthost.name() : DIRECT;
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** The bean's name, less its ending, is what health groups call it. */
  @Bean
  QueueHealth queueHealthIndicator(Queue queue, Relay relay) {
    return new QueueHealth(queue, relay);
  }
}
