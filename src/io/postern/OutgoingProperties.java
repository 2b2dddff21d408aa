package io.postern;

import io.postern.account.Outgoing;
import io.postern.relay.RelaySettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the routes of outgoing mail refer to by {@code {{outgoing.…}}}, and which of them there are.
 */
final class OutgoingProperties {
  private static final String EXCLUDED = "camel.main.routes-exclude-pattern";

  private OutgoingProperties() {}

  /** The properties; where nothing is sent, only the names of the routes that are left out. */
  static Map<String, Object> of(Optional<Outgoing> outgoing) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (outgoing.isEmpty()) {
      properties.put(
          EXCLUDED,
          "**/accept.camel.yaml,**/archive.camel.yaml,**/queue.camel.yaml,**/relay.camel.yaml");
      return properties;
    }
    RelaySettings relay = outgoing.get().relay();
    properties.put("outgoing.parallel", relay.parallel());
    properties.put("outgoing.throttle.mails", relay.throttleMails());
    properties.put("outgoing.throttle.millis", relay.throttlePer().toMillis());
    properties.put("outgoing.archived", outgoing.get().archive().isPresent());
    outgoing
        .get()
        .archive()
        .ifPresentOrElse(
            uri -> properties.put("outgoing.archive", uri),
            () -> properties.put(EXCLUDED, "**/archive.camel.yaml"));
    return properties;
  }
}
