package io.postern.manage;

import io.postern.accept.AcceptTrace;
import io.postern.account.Outgoing;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.trace.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The switches of traces.
 *
 * <p>Needs beans from outside: {@link Traces}, {@link AccountControl} and, where mail is sent,
 * {@link Outgoing} and {@link AcceptTrace}.
 */
@Configuration(proxyBeanMethods = false)
class TraceManagement {
  private static final String SERVER = "server";
  private static final String DIRECT = "direct";

  @Bean
  TraceSwitches traceSwitches(
      ObjectProvider<Outgoing> outgoing,
      ObjectProvider<AcceptTrace> accept,
      AccountControl accounts,
      Traces traces) {
    return new TraceSwitches(
        servers(Optional.ofNullable(outgoing.getIfAvailable())),
        () -> accounts.list().stream().map(AccountState::name).toList(),
        traces,
        Optional.ofNullable(accept.getIfAvailable()));
  }

  /** By the names under which their dialogues are traced; all direct deliveries have one. */
  private static List<String> servers(Optional<Outgoing> outgoing) {
    List<String> names = new ArrayList<>(List.of(SERVER));
    List<Smarthost> smarthosts = outgoing.map(o -> o.relay().smarthosts()).orElse(List.of());
    for (Smarthost smarthost : smarthosts) {
      String name = smarthost.server().isPresent() ? smarthost.name() : DIRECT;
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  @Bean
  TraceOperations traceOperations(TraceSwitches switches) {
    return new TraceOperations(switches);
  }
}
