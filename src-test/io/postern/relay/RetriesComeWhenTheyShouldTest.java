package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits grow as set, spread by mail, and end at the moment of expiry. */
class RetriesComeWhenTheyShouldTest {
  private static final Instant START = SettableClock.START;

  private final RetrySchedule schedule =
      new RetrySchedule(
          List.of(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(2)),
          Duration.ofDays(5),
          Duration.ofHours(4));

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 30", "2, 120", "3, 120", "400, 120"})
  void theWaitIsTheOneOfTheListAndATenthMoreAtMost(int attempts, long minutes) {
    Duration wait = Duration.ofMinutes(minutes);
    for (int i = 0; i < 500; i++) {
      assertThat(schedule.delay("MAIL" + i, attempts))
          .isBetween(wait, wait.plus(wait.dividedBy(10)));
    }
  }

  @Test
  void theSameMailWaitsEquallyLongEachTimeItIsAsked() {
    assertThat(schedule.delay("MAIL1", 0)).isEqualTo(schedule.delay("MAIL1", 0));
  }

  @Test
  void mailsThatFailedTogetherDoNotReturnTogether() {
    Set<Duration> waits =
        IntStream.range(0, 1_000)
            .mapToObj(i -> schedule.delay("01K" + i, 0))
            .collect(Collectors.toSet());
    assertThat(waits).hasSizeGreaterThan(400);
  }

  @Test
  void noAttemptComesAfterTheMailHasExpired() {
    Instant now = START.plus(Duration.ofDays(5)).minusSeconds(60);
    assertThat(schedule.next("MAIL1", 9, START, now)).isEqualTo(START.plus(Duration.ofDays(5)));
    assertThat(schedule.isExpired(START, now)).isFalse();
    assertThat(schedule.isExpired(START, now.plusSeconds(60))).isTrue();
  }

  @Test
  void aMailIsLateFromTheMomentThatIsSet() {
    assertThat(schedule.isLate(START, START.plus(Duration.ofHours(4)).minusMillis(1))).isFalse();
    assertThat(schedule.isLate(START, START.plus(Duration.ofHours(4)))).isTrue();
  }

  @Test
  void aListWithoutWaitsIsNoSchedule() {
    assertThatThrownBy(() -> new RetrySchedule(List.of(), Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("retries");
  }
}
