package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private final Clock vienna =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneId.of("Europe/Vienna"));

  @ParameterizedTest
  @CsvSource({
    "90s, 2026-11-21T11:58:30Z",
    "15m, 2026-11-21T11:45:00Z",
    "2h, 2026-11-21T10:00:00Z",
    "3d, 2026-11-18T12:00:00Z",
    "2026-11-20, 2026-11-19T23:00:00Z",
    "2026-11-20T08:30, 2026-11-20T07:30:00Z",
    "2026-11-20T08:30:15, 2026-11-20T07:30:15Z",
    "2026-11-20T08:30:00Z, 2026-11-20T08:30:00Z",
    "2026-11-20T08:30+02:00, 2026-11-20T06:30:00Z"
  })
  void isRead(String text, Instant moment) {
    assertThat(Moments.parse(text, vienna)).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({"15m, 2026-11-21T12:15:00Z", "2026-11-22, 2026-11-21T23:00:00Z"})
  void aLengthMayCountFromNowOn(String text, Instant moment) {
    assertThat(Moments.ahead(text, vienna)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "2h30", "-2h", "2026-13-01", "99999999999d", "20:15"})
  void otherTextIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> Moments.parse(text, vienna))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("2026-11-21T14:30");
  }
}
