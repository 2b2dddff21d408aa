package io.postern.inspect.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.scanner.ScannerAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdAnswersBecomeFindingsTest {
  private static final ClamdSettings SETTINGS =
      ClamdSettings.of("clamd", new ScannerAddress.UnixSocket(Path.of("/nowhere")));

  private static Finding read(String answer) {
    return ClamdAnswer.read(answer, true, SETTINGS);
  }

  @Test
  void okIsClean() {
    assertThat(read("stream: OK")).isInstanceOf(Finding.Clean.class);
  }

  @Test
  void okForAPartOfTheMailIsNotClean() {
    assertThat(ClamdAnswer.read("stream: OK", false, SETTINGS))
        .isInstanceOf(Finding.CouldNotTell.class);
  }

  @Test
  void aNameIsInfectedEvenForAPart() {
    assertThat(ClamdAnswer.read("stream: Win.Test FOUND", false, SETTINGS))
        .isEqualTo(
            new Finding.Infected("clamd", java.util.List.of("Win.Test"), "clamd found Win.Test"));
  }

  @Test
  void namesAreCleanedAndShort() {
    Finding found = read("stream: \u001b[31m" + "x".repeat(4_000) + " FOUND");
    assertThat(((Finding.Infected) found).names().get(0)).startsWith("[31mx").hasSize(120);
  }

  @Test
  void aNamelessFindIsStillOne() {
    assertThat(((Finding.Infected) read("stream: FOUND")).names()).containsExactly("unnamed");
  }

  @Test
  void reachingTheLimitsIsNoVirus() {
    assertThat(read("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND"))
        .isEqualTo(
            new Finding.CouldNotTell(
                "clamd", "clamd did not scan all of it: Heuristics.Limits.Exceeded.MaxFileSize"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSTREAM size limit exceeded. ERROR",
        "stream: Can't allocate memory ERROR",
        "UNKNOWN COMMAND",
        "OK",
        "stream: ok",
        "stream: OK stream: OK",
        "other: OK",
        ""
      })
  void allElseIsNotAPass(String answer) {
    assertThat(read(answer)).isInstanceOf(Finding.CouldNotTell.class);
  }
}
