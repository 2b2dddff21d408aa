package io.postern.inspect.station;

import io.postern.inspect.Inspector;
import io.postern.inspect.spam.HandOff;
import io.postern.inspect.spam.TrustedHosts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;

/**
 * Makes {@code inspect:} endpoints, which ask one inspector about the mail in the body and leave
 * the mail as it is.
 *
 * <ul>
 *   <li>{@code inspect:clamd} asks the scanner of the settings, if there is one that looks at mail
 *       of this direction;
 *   <li>{@code inspect:clamd?address=HOST:PORT} asks one of its own, see {@link OwnInspector}.
 * </ul>
 */
public final class InspectComponent extends DefaultComponent {
  private final List<AutoCloseable> own = new ArrayList<>();

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> options)
      throws Exception {
    Inspectors.Kind kind =
        Inspectors.Kind.of(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        uri + ": there is no inspector \"" + name + "\"; known are " + words()));
    Optional<PolicyInForce> policy = registered(PolicyInForce.class);
    Function<Exchange, Optional<Inspector>> inspector =
        options.isEmpty()
            ? exchange -> policy.flatMap(inForce -> configured(kind, exchange, inForce))
            : own(kind, options);
    Occasions untrusting = untrusting();
    Function<Exchange, Occasions> occasions =
        exchange ->
            policy
                .map(inForce -> InspectProducer.policy(exchange, inForce).occasions())
                .orElse(untrusting);
    InspectionMeter meter = registered(InspectionMeter.class).orElse(InspectionMeter.NONE);
    return new InspectEndpoint(uri, this, inspector, occasions, meter);
  }

  private static Optional<Inspector> configured(
      Inspectors.Kind kind, Exchange exchange, PolicyInForce inForce) {
    return InspectProducer.policy(exchange, inForce)
        .inspectors()
        .find(kind, InspectProducer.direction(exchange));
  }

  private Function<Exchange, Optional<Inspector>> own(
      Inspectors.Kind kind, Map<String, Object> options) throws IOException {
    Inspector inspector = new OwnInspector(clock(), folder()).of(kind, texts(options));
    options.clear();
    remember(inspector);
    return exchange -> Optional.of(inspector);
  }

  private static String words() {
    return Arrays.stream(Inspectors.Kind.values())
        .map(Inspectors.Kind::word)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> texts(Map<String, Object> options) {
    return options.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())));
  }

  private synchronized void remember(Inspector inspector) {
    if (inspector instanceof AutoCloseable closeable) {
      own.add(closeable);
    }
  }

  /** In an application without settings nobody is trusted, so that no hand-off is believed. */
  private Occasions untrusting() {
    return new Occasions(new HandOff(new TrustedHosts(List.of(), List.of())), clock());
  }

  private Clock clock() {
    return registered(Clock.class).orElse(Clock.systemDefaultZone());
  }

  private static Path folder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private <T> Optional<T> registered(Class<T> type) {
    return Optional.ofNullable(getCamelContext().getRegistry().findSingleByType(type));
  }

  @Override
  protected synchronized void doShutdown() throws Exception {
    for (AutoCloseable each : own) {
      each.close();
    }
    own.clear();
    super.doShutdown();
  }
}
