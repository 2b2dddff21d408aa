package io.postern.deliver;

import io.postern.wire.Wires;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The mail servers to deliver to, by name. A bean of this type is where {@code deliver:} looks. */
public final class Deliveries implements AutoCloseable {
  private final Wires wires;
  private final Clock clock;
  private final Map<String, SmtpDelivery> byName = new ConcurrentHashMap<>();

  /**
   * @param wires opens the connections; the caller closes it after this
   */
  public Deliveries(Wires wires, Clock clock) {
    this.wires = wires;
    this.clock = clock;
  }

  /**
   * Adds a server, or changes the one of that name: attempts under way end on the old one. Equal
   * settings change nothing and disturb no connection.
   */
  public synchronized SmtpDelivery add(ServerSettings settings) {
    SmtpDelivery present = byName.get(settings.name());
    if (present != null && present.settings().equals(settings)) {
      return present;
    }
    SmtpDelivery added = to(settings);
    byName.put(settings.name(), added);
    if (present != null) {
      present.close();
    }
    return added;
  }

  /** A delivery that only its caller knows, and closes. */
  SmtpDelivery to(ServerSettings settings) {
    return new SmtpDelivery(settings, wires, clock);
  }

  /** The delivery to a server. */
  public Optional<SmtpDelivery> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names of all servers, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /** Closes all deliveries. */
  @Override
  public synchronized void close() {
    byName.values().forEach(SmtpDelivery::close);
    byName.clear();
  }
}
