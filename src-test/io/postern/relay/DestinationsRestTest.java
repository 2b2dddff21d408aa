package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.relay.Rests.Admission;
import io.postern.relay.Rests.Admission.Go;
import io.postern.relay.Rests.Admission.Resting;
import io.postern.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A destination in trouble costs one attempt for each of its growing rests. */
class DestinationsRestTest {
  private static final Deferred DOWN = new Deferred(Cause.SERVER, 421, "421 4.3.2 down");

  private final SettableClock clock = new SettableClock();
  private final List<Instant> told = new ArrayList<>();
  private final Rests rests = new Rests((name, until) -> told.add(until), clock, 100);

  private Optional<Rests.Rest> fail(String mail) {
    return rests.failed("isp", mail, (Go) rests.admit("isp"), DOWN);
  }

  @Test
  void restsGrowToAQuarterOfAnHour() {
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Rests.Rest rest = fail("MAIL" + i).orElseThrow();
      assertThat(rest.failures()).isEqualTo(i + 1);
      seconds.add(Duration.between(clock.instant(), rest.until()).toSeconds());
      clock.set(rest.until());
    }
    assertThat(seconds).containsExactly(30L, 60L, 120L, 300L, 600L, 900L, 900L, 900L);
  }

  @Test
  void nobodyIsAdmittedDuringARest() {
    fail("MAIL1");
    clock.advance(Duration.ofMillis(29_999));
    assertThat(rests.admit("isp"))
        .isEqualTo(new Resting(SettableClock.START.plusSeconds(30), DOWN));
    assertThat(rests.admit("other")).isEqualTo(new Go(false));
  }

  @Test
  void afterARestOneGoesAheadAndTheOthersFollowWhenItWasAnswered() {
    fail("MAIL1");
    clock.advance(Duration.ofSeconds(30));

    assertThat(rests.admit("isp")).isEqualTo(new Go(true));
    assertThat(rests.admit("isp")).isInstanceOf(Resting.class);
    rests.answered("isp");

    assertThat(rests.admit("isp")).isEqualTo(new Go(false));
    assertThat(told).last().isEqualTo(clock.instant());
    assertThat(rests.restingUntil("isp")).isEmpty();
  }

  @Test
  void oneThatWentAheadAndNeverReturnedIsFollowedByAnother() {
    fail("MAIL1");
    clock.advance(Duration.ofSeconds(30));
    assertThat(rests.admit("isp")).isEqualTo(new Go(true));
    clock.advance(Duration.ofMinutes(2));
    assertThat(rests.admit("isp")).isEqualTo(new Go(true));
  }

  @Test
  void failuresOfAttemptsThatBeganBeforeTheRestAreOneFailure() {
    Admission.Go first = (Go) rests.admit("isp");
    Admission.Go second = (Go) rests.admit("isp");
    Rests.Rest one = rests.failed("isp", "MAIL1", first, DOWN).orElseThrow();
    clock.advance(Duration.ofSeconds(10));
    Rests.Rest two = rests.failed("isp", "MAIL2", second, DOWN).orElseThrow();

    assertThat(two).isEqualTo(one);
    assertThat(told).containsExactly(SettableClock.START.plusSeconds(30));
  }

  @Test
  void successMakesTheNextRestShortAgain() {
    for (int i = 0; i < 4; i++) {
      clock.set(fail("MAIL" + i).orElseThrow().until());
    }
    rests.admit("isp");
    rests.answered("isp");
    assertThat(fail("MAIL9").orElseThrow().until()).isEqualTo(clock.instant().plusSeconds(30));
  }

  @Test
  void aMailOverWhichTheServerAlwaysBreaksOffMakesNobodyRestTheSecondTime() {
    clock.set(fail("POISON").orElseThrow().until());
    rests.admit("isp");
    rests.answered("isp");

    assertThat(fail("POISON")).isEmpty();
    assertThat(rests.admit("isp")).isEqualTo(new Go(false));
  }

  @Test
  void aPoisonousMailThatGoesAheadLetsTheNextOneTryAtOnce() {
    clock.set(fail("POISON").orElseThrow().until());
    rests.admit("isp");
    rests.answered("isp");
    clock.set(fail("MAIL1").orElseThrow().until());

    assertThat(fail("POISON")).isEmpty();
    assertThat(rests.admit("isp")).isEqualTo(new Go(true));
  }

  @Test
  void aPersonEndsARest() {
    fail("MAIL1");
    rests.wake("isp");
    assertThat(rests.admit("isp")).isEqualTo(new Go(true));
    assertThat(told).contains(clock.instant());
    assertThat(rests.lastFailure("isp")).isEqualTo("421 4.3.2 down");
  }
}
