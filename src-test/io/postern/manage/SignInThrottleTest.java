package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.time.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
  private final SettableClock clock = new SettableClock();
  private final SignInThrottle throttle = new SignInThrottle(5, clock);

  @Test
  void fourFailuresCostNoTime() {
    fail("key", 4);

    assertThat(throttle.begin("key")).isEmpty();
  }

  @Test
  void waitGrowsTwofoldUpToAQuarterOfAnHour() {
    fail("key", 5);
    assertThat(throttle.begin("key")).contains(Duration.ofSeconds(2));
    fail("key", 1);
    assertThat(throttle.begin("key")).contains(Duration.ofSeconds(4));
    fail("key", 1);
    assertThat(throttle.begin("key")).contains(Duration.ofSeconds(8));
    fail("key", 30);
    assertThat(throttle.begin("key")).contains(Duration.ofMinutes(15));
  }

  @Test
  void waitEnds() {
    fail("key", 5);
    clock.advance(Duration.ofSeconds(2));

    assertThat(throttle.begin("key")).isEmpty();
  }

  @Test
  void manyGuessesAtOnceAreNotManyFreeGuesses() {
    int admitted = 0;
    for (int i = 0; i < 100; i++) {
      admitted += throttle.begin("key").isEmpty() ? 1 : 0;
    }

    assertThat(admitted).isEqualTo(20);
  }

  @Test
  void whoFailedBeforeGetsNoMoreAtOnceThanFailuresAreLeft() {
    fail("key", 3);

    assertThat(throttle.begin("key")).isEmpty();
    assertThat(throttle.begin("key")).isEmpty();
    assertThat(throttle.begin("key")).isPresent();
  }

  @Test
  void successForgives() {
    fail("key", 7);
    throttle.succeeded("key");

    assertThat(throttle.begin("key")).isEmpty();
  }

  @Test
  void anHourForgives() {
    fail("key", 7);
    clock.advance(Duration.ofMinutes(61));
    fail("key", 1);

    assertThat(throttle.begin("key")).isEmpty();
  }

  @Test
  void otherKeysAreNotAffected() {
    fail("key", 30);

    assertThat(throttle.begin("another")).isEmpty();
  }

  @Test
  void anyNumberOfKeysNeedsBoundedMemoryAndKeepsTheLatest() {
    for (int i = 0; i < 50_000; i++) {
      fail("key" + i, 5);
    }

    assertThat(throttle.begin("key0")).isEmpty();
    assertThat(throttle.begin("key49999")).isPresent();
  }

  private void fail(String key, int times) {
    for (int i = 0; i < times; i++) {
      throttle.begin(key);
      throttle.failed(key);
      throttle.end(key);
    }
  }
}
