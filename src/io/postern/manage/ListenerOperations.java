package io.postern.manage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The listener for outgoing mail, over JMX. */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Listener",
    description =
        "Takes outgoing mail by SMTP; stopping the route that begins with it closes the port")
public class ListenerOperations {
  private final Supplier<ListenerState> listener;

  ListenerOperations(Supplier<ListenerState> listener) {
    this.listener = listener;
  }

  /** Where it listens; {@code port} is 0 while it does not. */
  @ManagedOperation(description = "Tells where it listens, and how many clients are connected")
  public Map<String, Object> show() {
    ListenerState state = listener.get();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("address", state.address());
    shown.put("port", state.port());
    shown.put("security", state.security());
    shown.put("connections", state.connections());
    return shown;
  }
}
