package io.postern.manage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.accept.AcceptMeter;
import io.postern.queue.Queue;
import io.postern.queue.QueueMeter;
import io.postern.queue.State;
import io.postern.relay.RelayMeter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of outgoing mail. */
public final class OutgoingMeters implements AcceptMeter, QueueMeter, RelayMeter {
  private final MeterRegistry registry;
  private final Counter connections;
  private final Counter turnedAway;
  private final Counter accepted;
  private final Counter octets;
  private final Counter notTaken;
  private final Map<String, Map<Kind, Counter>> recipients = new ConcurrentHashMap<>();

  public OutgoingMeters(MeterRegistry registry) {
    this.registry = registry;
    connections =
        counter("postern.accept.connections", "Connections of clients that were admitted");
    turnedAway = counter("postern.accept.turned.away", "Connections that were one too many");
    notTaken = counter("postern.accept.refused", "Mails that came and were not taken");
    accepted = counter("postern.mails.accepted", "Mails taken into the queue");
    octets =
        Counter.builder("postern.octets.accepted")
            .description("Octets of mail taken into the queue")
            .baseUnit("bytes")
            .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /** Shows how much is in a queue; asked at each scrape. */
  public void watch(Queue queue) {
    for (State state : State.values()) {
      Gauge.builder("postern.queue.mails", queue, q -> q.counts().of().get(state).mails())
          .description("Mails in the queue, by how they stand")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("postern.queue.octets", queue, q -> q.counts().octets())
        .description("Octets of all contents in the queue")
        .baseUnit("bytes")
        .register(registry);
  }

  @Override
  public void connected() {
    connections.increment();
  }

  @Override
  public void turnedAway() {
    turnedAway.increment();
  }

  @Override
  public void notTaken() {
    notTaken.increment();
  }

  @Override
  public void accepted(long size) {
    accepted.increment();
    octets.increment((double) size);
  }

  /** The relay tells more; see {@link #count}. */
  @Override
  public void attempted(int delivered, int failed, int open) {
    // counted by recipient and destination
  }

  @Override
  public void count(String destination, Kind kind) {
    recipients.computeIfAbsent(destination, this::ofDestination).get(kind).increment();
  }

  private Map<Kind, Counter> ofDestination(String destination) {
    Map<Kind, Counter> counters = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      counters.put(
          kind,
          Counter.builder("postern.relay.recipients")
              .description("Recipients of attempts to send, by destination and outcome")
              .tag("destination", destination)
              .tag("outcome", kind.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    return counters;
  }
}
