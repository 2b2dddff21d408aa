package io.postern.manage;

import io.postern.queue.Queue;
import io.postern.relay.DestinationStatus;
import io.postern.relay.Relay;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Where outgoing mail leaves to, over JMX. */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Relay",
    description = "The ways that outgoing mail leaves by")
public class RelayOperations {
  private final Relay relay;
  private final Queue queue;
  private final Clock clock;

  RelayOperations(Relay relay, Queue queue, Clock clock) {
    this.relay = relay;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * How each destination stands; {@code restingUntil} is empty for one that may be tried, {@code
   * largestMail} is 0 where that is not known.
   */
  @ManagedOperation(
      description =
          "Lists the destinations of outgoing mail, and which of them rest since they failed")
  public List<Map<String, Object>> destinations() {
    return relay.destinations().stream().map(RelayOperations::row).toList();
  }

  private static Map<String, Object> row(DestinationStatus status) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", status.name());
    row.put("restingUntil", status.restingUntil().map(Instant::toString).orElse(""));
    row.put("lastFailure", status.lastFailure());
    row.put("idleConnections", status.idleConnections());
    row.put("waiting", status.waiting());
    row.put("largestMail", status.largestMail().orElse(0));
    return row;
  }

  /** Ends a destination's rest. */
  @ManagedOperation(description = "Ends a destination's rest: its next mail is tried at once")
  @ManagedOperationParameter(name = "destination", description = "its name, as in the list")
  public void wake(String destination) {
    List<String> names = relay.destinations().stream().map(DestinationStatus::name).toList();
    if (!names.contains(destination)) {
      throw new IllegalArgumentException(
          "no destination is called \"%s\"; there are: %s"
              .formatted(destination, String.join(", ", names)));
    }
    relay.wake(destination);
    queue.restUntil(destination, clock.instant());
  }
}
