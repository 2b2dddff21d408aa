package io.postern;

import io.postern.account.Definitions;
import io.postern.account.Inspection;
import io.postern.account.Outgoing;
import io.postern.inspect.Occasion.Direction;
import io.postern.relay.RelaySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the routes refer to by {@code {{outgoing.…}}} and {@code {{inspect.…}}}, and which there
 * are.
 */
final class RouteProperties {
  /** There for a connection that is made on demand. */
  static final String ON_DEMAND = "connection.on-demand";

  private static final String EXCLUDED = "camel.main.routes-exclude-pattern";

  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final List<String> excluded = new ArrayList<>();

  private RouteProperties() {}

  /** The properties; for what is not configured, only the names of the routes that are left out. */
  static Map<String, Object> of(Definitions definitions) {
    RouteProperties all = new RouteProperties();
    definitions
        .outgoing()
        .ifPresentOrElse(all::outgoing, () -> all.exclude("accept", "archive", "queue", "relay"));
    definitions.inspection().ifPresentOrElse(all::inspect, () -> all.exclude("inspect"));
    definitions.connection().ifPresent(settings -> all.properties.put(ON_DEMAND, true));
    all.properties.putIfAbsent("inspect.incoming", false);
    all.properties.putIfAbsent("inspect.outgoing", false);
    if (!all.excluded.isEmpty()) {
      all.properties.put(EXCLUDED, String.join(",", all.excluded));
    }
    return all.properties;
  }

  private void exclude(String... routes) {
    for (String route : routes) {
      excluded.add("**/" + route + ".camel.yaml");
    }
  }

  private void outgoing(Outgoing outgoing) {
    RelaySettings relay = outgoing.relay();
    properties.put("outgoing.parallel", relay.parallel());
    properties.put("outgoing.throttle.mails", relay.throttleMails());
    properties.put("outgoing.throttle.millis", relay.throttlePer().toMillis());
    properties.put("outgoing.archived", outgoing.archive().isPresent());
    outgoing
        .archive()
        .ifPresentOrElse(uri -> properties.put("outgoing.archive", uri), () -> exclude("archive"));
  }

  private void inspect(Inspection inspection) {
    properties.put("inspect.configured", true);
    for (Direction direction : Direction.values()) {
      properties.put(
          "inspect." + direction.name().toLowerCase(Locale.ROOT), inspection.looksInto(direction));
    }
  }
}
