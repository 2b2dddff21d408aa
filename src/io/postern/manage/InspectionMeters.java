package io.postern.manage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.inspect.Finding;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.enact.Enacted.Fate;
import io.postern.inspect.station.InspectionMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of inspection. A meter is there from its first count on. */
public final class InspectionMeters implements InspectionMeter {
  private final MeterRegistry registry;
  private final Map<String, Timer> times = new ConcurrentHashMap<>();
  private final Map<Key, Counter> findings = new ConcurrentHashMap<>();
  private final Map<Key, Counter> fates = new ConcurrentHashMap<>();

  /** What two tags say. */
  private record Key(String first, String second) {}

  public InspectionMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void found(Finding finding, Duration took) {
    times.computeIfAbsent(finding.inspector(), this::time).record(took);
    findings
        .computeIfAbsent(
            new Key(finding.inspector(), TrialFinding.word(finding)),
            key ->
                Counter.builder("postern.inspect.findings")
                    .description("Mails that an inspector looked at, by what it found")
                    .tag("inspector", key.first())
                    .tag("finding", key.second())
                    .register(registry))
        .increment();
  }

  private Timer time(String inspector) {
    return Timer.builder("postern.inspect.time")
        .description("How long an inspector takes for a mail")
        .tag("inspector", inspector)
        .register(registry);
  }

  @Override
  public void judged(Direction direction, Fate fate) {
    fates
        .computeIfAbsent(
            new Key(direction.name().toLowerCase(Locale.ROOT), word(fate)),
            key ->
                Counter.builder("postern.inspect.mails")
                    .description("Mails that were judged, by what became of them")
                    .tag("direction", key.first())
                    .tag("fate", key.second())
                    .register(registry))
        .increment();
  }

  private static String word(Fate fate) {
    if (fate instanceof Fate.Held) {
      return TrialFate.HELD.word();
    }
    if (fate instanceof Fate.Dropped) {
      return TrialFate.DISCARDED.word();
    }
    if (fate instanceof Fate.Returned) {
      return TrialFate.RETURNED.word();
    }
    if (fate instanceof Fate.Deferred) {
      return TrialFate.LATER.word();
    }
    return fate instanceof Fate.Redirected ? TrialFate.REDIRECTED.word() : "onward";
  }
}
