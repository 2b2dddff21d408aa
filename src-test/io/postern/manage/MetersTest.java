package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.fetch.SessionReport;
import io.postern.mail.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicInteger holdSize = new AtomicInteger(3);
  private final Meters meters = new Meters(registry, holdSize::get);

  @Test
  void sessionCountsOnceByItsEndWithWhatItFetched() {
    meters.ended(
        new SessionReport(
            "sales",
            Instant.EPOCH,
            Duration.ofSeconds(1),
            9,
            7,
            6,
            1,
            0,
            6,
            4_321,
            SessionReport.End.LOST,
            "closed"));

    assertThat(registry.get("postern.sessions").tag("end", "lost").counter().count()).isEqualTo(1);
    assertThat(registry.get("postern.sessions").tag("end", "complete").counter().count()).isZero();
    assertThat(registry.get("postern.mails.fetched").counter().count()).isEqualTo(7);
    assertThat(registry.get("postern.octets.fetched").counter().count()).isEqualTo(4_321);
  }

  @Test
  void outcomesCountApart() {
    meters.attempted(new Outcome.Delivered("250"));
    meters.attempted(new Outcome.Delivered("250"));
    meters.attempted(new Outcome.Refused(550, "no"));

    assertThat(recipients("delivered")).isEqualTo(2);
    assertThat(recipients("refused")).isEqualTo(1);
    assertThat(recipients("deferred")).isZero();
  }

  @Test
  void gaugesFollow() {
    meters.departed();
    meters.departed();
    meters.arrived();
    holdSize.set(5);

    assertThat(registry.get("postern.mails.in.flight").gauge().value()).isEqualTo(1);
    assertThat(registry.get("postern.hold.size").gauge().value()).isEqualTo(5);
  }

  @Test
  void everyMeterIsDescribed() {
    assertThat(registry.getMeters())
        .isNotEmpty()
        .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
  }

  private double recipients(String outcome) {
    return registry.get("postern.recipients").tag("outcome", outcome).counter().count();
  }
}
