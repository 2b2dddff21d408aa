package io.postern.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever mistypes a name is told which one was meant, and sees what was written. */
class AdviceOnWrongNamesTest {
  private static final List<String> KEYS = List.of("max-size", "Schedule", "every");

  @ParameterizedTest
  @CsvSource({
    "max-sise, max-size",
    "max_size, max-size",
    "maxsize, max-size",
    "MAX-SIZE, max-size",
    "schedule, Schedule",
    "shcedule, Schedule",
    "evrey, every",
    "ever, every"
  })
  void aSlipOfTheFingerIsSeenThrough(String written, String meant) {
    assertThat(Nearest.to(written, KEYS)).contains(meant);
    assertThat(Nearest.advice(written, KEYS)).isEqualTo("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "port", "maximum-of-sizes", "each"})
  void nobodyGuessesWildly(String written) {
    assertThat(Nearest.advice(written, KEYS))
        .isEqualTo("expected one of max-size, Schedule, every");
  }

  @Test
  void whatIsShownFitsOnALineAndHidesNothing() {
    assertThat(Quoted.text("a\r\nb\u202ec")).isEqualTo("\"a??b?c\"");
    assertThat(Quoted.plain("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
    assertThat(Quoted.line("x".repeat(500))).hasSize(500);
    assertThat(Quoted.line("x".repeat(501))).hasSize(503).endsWith("x...");
  }
}
