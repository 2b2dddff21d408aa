package io.postern.queue;

import static io.postern.queue.Office.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Priority;
import io.postern.queue.QueueSettings.Schedule;
import io.postern.queue.QueueSettings.Send;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final Duration NONE = Duration.ZERO;
  private static final Duration TEN = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);

  private static Placement place(Send send, Duration freeze, Duration collect) {
    Map<Priority, Schedule> schedules = Map.of(Priority.LOW, new Schedule(send, freeze, collect));
    QueueSettings settings = new QueueSettings(Path.of("x"), 1, schedules, false);
    return Placement.of(Priority.LOW, settings, NOW);
  }

  @Test
  void atOnceIsDueNow() {
    assertThat(place(Send.AT_ONCE, NONE, HOUR)).isEqualTo(new Placement(State.DUE, NOW, false, ""));
  }

  @Test
  void atOnceWaitsForTheFreezingTime() {
    assertThat(place(Send.AT_ONCE, TEN, HOUR))
        .isEqualTo(
            new Placement(State.FROZEN, NOW.plus(TEN), false, "frozen for 10 min by settings"));
  }

  @Test
  void collectedMailIsDueWhenItHasWaitedLongEnough() {
    assertThat(place(Send.COLLECT, TEN, HOUR).dueAt()).isEqualTo(NOW.plus(HOUR));
    assertThat(place(Send.COLLECT, HOUR, TEN).dueAt()).isEqualTo(NOW.plus(HOUR));
    assertThat(place(Send.COLLECT, TEN, HOUR).awaitsConnection()).isTrue();
    assertThat(place(Send.COLLECT, NONE, NONE)).isEqualTo(new Placement(State.DUE, NOW, false, ""));
  }

  @Test
  void whatWaitsForAConnectionIsNeverDueByItself() {
    assertThat(place(Send.WHEN_CONNECTED, TEN, NONE))
        .isEqualTo(
            new Placement(
                State.FROZEN, Operation.FOREVER, true, "waits for a connection to the provider"));
  }
}
