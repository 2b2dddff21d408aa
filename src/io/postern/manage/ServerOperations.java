package io.postern.manage;

import io.postern.deliver.Deliveries;
import io.postern.deliver.SmtpDelivery;
import io.postern.relay.Destinations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The internal mail server, over JMX. */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Server",
    description = "The internal mail server, which gets the mail")
public class ServerOperations {
  private final ObjectProvider<Deliveries> deliveries;

  ServerOperations(ObjectProvider<Deliveries> deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Where it is; {@code largestMail} is 0 before the first mail was handed to it, and when it names
   * none. Empty when there is no internal server.
   */
  @ManagedOperation(
      description = "Shows where the internal server is, and the largest mail that it takes")
  public Map<String, Object> show() {
    Map<String, Object> row = new LinkedHashMap<>();
    Deliveries all = deliveries.getIfAvailable();
    if (all != null) {
      all.find(Destinations.SERVER).ifPresent(server -> describe(server, row));
    }
    return row;
  }

  private static void describe(SmtpDelivery server, Map<String, Object> row) {
    row.put("address", server.settings().peer().toString());
    row.put("largestMail", server.largestMail().orElse(0));
  }
}
