package io.postern.fetch.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.diagnosis.Trial.End;
import io.postern.fetch.diagnosis.Verdict.Culprit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tries add up to, one rule after the other (F48). */
class TriesAddUpToAVerdictTest {
  private static Trial trial(End end, long octets, long seconds) {
    return new Trial("x", end, 100_000, octets, Duration.ofSeconds(seconds), "");
  }

  private static final Trial BROKE = trial(End.BROKEN, 50_000, 1);

  @Test
  void aMailThatComesOverTlsAloneIsStoppedOnTheWay() {
    Verdict verdict =
        new Reasoning(BROKE, null, BROKE, null, trial(End.WHOLE, 100_000, 1))
            .verdict()
            .with(List.of());
    assertThat(verdict.culprit()).isEqualTo(Culprit.BETWEEN);
    assertThat(verdict.sentence()).contains("Switch on TLS");
  }

  @Test
  void theSameTimeInAnotherPlaceIsATimeLimit() {
    Reasoning tries =
        new Reasoning(
            trial(End.BROKEN, 50_000, 60), null, trial(End.BROKEN, 90_000, 61), null, null);
    assertThat(tries.verdict().culprit()).isEqualTo(Culprit.BETWEEN);
    assertThat(tries.verdict().sentence()).contains("after about 60 s", "time limit");
  }

  @Test
  void whatCouldNotBeTriedTwiceStaysOpen() {
    Reasoning tries = new Reasoning(BROKE, null, trial(End.UNREACHABLE, 0, 0), null, null);
    assertThat(tries.verdict().culprit()).isEqualTo(Culprit.UNKNOWN);
  }

  @Test
  void anotherMailThatBreaksElsewhereAcquitsThisOne() {
    Reasoning tries = new Reasoning(BROKE, null, BROKE, trial(End.BROKEN, 1, 1), null);
    assertThat(tries.verdict().culprit()).isEqualTo(Culprit.BETWEEN);
  }
}
