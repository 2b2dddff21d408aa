package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.inspect.Finding;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.enact.Enacted.Fate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Findings are counted per inspector and kind, verdicts per direction and fate. */
class InspectionIsCountedTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final InspectionMeters meters = new InspectionMeters(registry);

  @Test
  void findingsAreCountedAndTimed() {
    meters.found(new Finding.Clean("clamd", "x"), Duration.ofMillis(10));
    meters.found(new Finding.Clean("clamd", "x"), Duration.ofMillis(30));
    meters.found(new Finding.Infected("clamd", List.of("a"), "x"), Duration.ofMillis(2));
    meters.found(new Finding.Scored("rspamd", 9, 5, List.of(), "x"), Duration.ofMillis(1));

    assertThat(findings("clamd", "clean")).isEqualTo(2);
    assertThat(findings("clamd", "infected")).isEqualTo(1);
    assertThat(findings("rspamd", "spam")).isEqualTo(1);
    assertThat(registry.get("postern.inspect.time").tag("inspector", "clamd").timer())
        .satisfies(
            timer -> {
              assertThat(timer.count()).isEqualTo(3);
              assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(42);
            });
  }

  private double findings(String inspector, String finding) {
    return registry
        .get("postern.inspect.findings")
        .tags("inspector", inspector, "finding", finding)
        .counter()
        .count();
  }

  @Test
  void fatesAreCounted() {
    meters.judged(Direction.INCOMING, new Fate.Held("x"));
    meters.judged(Direction.OUTGOING, new Fate.Onward());
    meters.judged(Direction.OUTGOING, new Fate.Returned("x"));

    assertThat(mails("incoming", "held")).isEqualTo(1);
    assertThat(mails("outgoing", "onward")).isEqualTo(1);
    assertThat(mails("outgoing", "returned")).isEqualTo(1);
  }

  private double mails(String direction, String fate) {
    return registry
        .get("postern.inspect.mails")
        .tags("direction", direction, "fate", fate)
        .counter()
        .count();
  }
}
