package io.postern.manage;

import io.postern.connection.ByHand;
import io.postern.connection.ConnectionFailedException;
import io.postern.connection.ConnectionStatus;
import io.postern.connection.ConnectionStatus.Failure;
import io.postern.connection.OnDemandConnection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** How the providers are reached, over JMX (F70). */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Connection",
    description = "The connection to the providers")
public class ConnectionOperations {
  private final Optional<OnDemandConnection> connection;
  private final Optional<ByHand> byHand;

  /** Both are empty when the connection is permanent. */
  ConnectionOperations(Optional<OnDemandConnection> connection, Optional<ByHand> byHand) {
    this.connection = connection;
    this.byHand = byHand;
  }

  /**
   * How it is.
   *
   * @return {@code type}; for a connection on demand also {@code state}, {@code since}, {@code
   *     users}, {@code failedAt}, {@code failure} and {@code failures} in a row; a text is empty
   *     where there is nothing to say
   */
  @ManagedOperation(
      description = "Shows how the providers are reached, and who uses the connection")
  public Map<String, Object> show() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("type", connection.isPresent() ? "on-demand" : "permanent");
    connection.map(OnDemandConnection::status).ifPresent(status -> add(row, status));
    return row;
  }

  private static void add(Map<String, Object> row, ConnectionStatus status) {
    row.put("state", status.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    row.put("since", status.since().map(Instant::toString).orElse(""));
    row.put("users", List.copyOf(status.users()));
    Optional<Failure> failure = status.lastFailure();
    row.put("failedAt", failure.map(last -> last.at().toString()).orElse(""));
    row.put("failure", failure.map(ConnectionOperations::words).orElse(""));
    row.put("failures", failure.map(Failure::inARow).orElse(0));
  }

  private static String words(Failure failure) {
    return (failure.up() ? "could not be brought up: " : "could not be taken down: ")
        + failure.why();
  }

  /** Brings it up by hand, where it stays until {@link #down}. */
  @ManagedOperation(
      description = "Brings the connection up, and keeps it until it is taken down by hand")
  public Map<String, Object> up() throws ConnectionFailedException {
    try {
      onDemand().up();
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
    return show();
  }

  /** Keeps it no longer by hand; it goes down at once unless others use it. */
  @ManagedOperation(
      description = "Takes the connection down, or lets it go when others have finished with it")
  public Map<String, Object> down() {
    try {
      onDemand().down();
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
    return show();
  }

  private ByHand onDemand() {
    return byHand.orElseThrow(
        () ->
            new IllegalStateException(
                "the connection is permanent (postern.connection.type): nothing brings it up or"
                    + " takes it down"));
  }

  private static IllegalStateException interrupted() {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted");
  }
}
