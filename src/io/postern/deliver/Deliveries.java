package io.postern.deliver;

import io.postern.trace.Trace;
import io.postern.trace.Traces;
import io.postern.wire.Wires;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The mail servers to deliver to, by name. A bean of this type is where {@code deliver:} looks. */
public final class Deliveries implements AutoCloseable {
  private final Wires wires;
  private final Clock clock;
  private final Function<String, Supplier<Trace>> traces;
  private final IdleSweeper sweeper = new IdleSweeper();
  private final Map<String, SmtpDelivery> byName = new ConcurrentHashMap<>();

  /** As {@link #Deliveries(Wires, Clock, Traces)}, never traced. */
  public Deliveries(Wires wires, Clock clock) {
    this(wires, clock, name -> () -> null);
  }

  /**
   * @param wires opens the connections; the caller closes it after this
   * @param traces says whose dialogue is written down; the caller closes it after this
   */
  public Deliveries(Wires wires, Clock clock, Traces traces) {
    this(wires, clock, traces::of);
  }

  private Deliveries(Wires wires, Clock clock, Function<String, Supplier<Trace>> traces) {
    this.wires = wires;
    this.clock = clock;
    this.traces = traces;
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
    SmtpDelivery added = open(settings);
    byName.put(settings.name(), added);
    if (present != null) {
      present.close();
    }
    return added;
  }

  /**
   * A delivery that only its caller knows, and closes. It costs no thread, and no connection while
   * it is idle for long enough.
   *
   * @throws IllegalArgumentException naming the setting that is not usable
   * @throws IllegalStateException when all deliveries were closed
   */
  public SmtpDelivery open(ServerSettings settings) {
    return open(settings, settings.name(), () -> {});
  }

  /**
   * As {@link #open(ServerSettings)}.
   *
   * @param traced the name by which its dialogue is traced: deliveries to many servers can have one
   * @param ended hears each time when a connection that was kept after an attempt ends; of one that
   *     ends with an attempt, {@link Facts#ended} tells
   */
  public SmtpDelivery open(ServerSettings settings, String traced, Runnable ended) {
    Opening opening = new Opening(wires, settings, traces.apply(traced));
    return new SmtpDelivery(opening, clock, sweeper, ended);
  }

  /** The delivery to a server. */
  public Optional<SmtpDelivery> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names of all servers, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /** Closes all deliveries but those that their callers close. */
  @Override
  public synchronized void close() {
    byName.values().forEach(SmtpDelivery::close);
    byName.clear();
    sweeper.close();
  }
}
