package io.postern.inspect.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpamdVerdictIsReadStrictlyTest {
  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(locale);
  }

  private static SpamdVerdict verdict(String line, String symbols) throws IOException {
    return SpamdVerdict.of(new SpamdReply(0, "EX_OK", Map.of("Spam", line), symbols));
  }

  @ParameterizedTest
  @CsvSource({
    "True ; 15.3 / 5.0, 15.3, 5",
    "False ; -3.1 / 5.0, -3.1, 5",
    "Yes;15/5, 15, 5",
    "No ;  0.0  /  5.0, 0, 5",
    "true ; +7.5 / 6.25, 7.5, 6.25",
    "True ; 5.0 / 5.0, 5, 5",
  })
  void whateverItsBlanks(String line, double score, double required) throws IOException {
    SpamdVerdict verdict = verdict(line, "");
    assertThat(verdict.score()).isEqualTo(score);
    assertThat(verdict.required()).isEqualTo(required);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva"})
  void underAnyLocaleOfOursAndWithTheCommaOfTheirs(String tag) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(tag));
    SpamdVerdict verdict = verdict("TRUE ; 15,3 / 5,0", "A");
    assertThat(verdict.score()).isEqualTo(15.3);
    assertThat(Score.text(verdict.score())).isEqualTo("15.3");
    assertThat(SpamText.of("spamd", 1001.25, 5))
        .isEqualTo("spamd takes it for spam: score 1001.3, spam from 5.0 on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "True",
        "True ; 15.3",
        "Maybe ; 1 / 5",
        "True ; NaN / 5.0",
        "True ; Infinity / 5.0",
        "True ; 1e9 / 5.0",
        "True ; 0x1p9 / 5.0",
        "True ; 9d / 5.0",
        "True ; 1.001,3 / 5.0",
        "True ; - / 5.0",
        "True ; 15.3 / ",
        "True ; 11111111111111111 / 5.0",
      })
  void orNotAtAll(String line) {
    assertThatThrownBy(() -> verdict(line, "")).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"False ; 15.3 / 5.0", "True ; 1.0 / 5.0", "False ; 0 / 0"})
  void aContradictionIsNoVerdict(String line) {
    assertThatThrownBy(() -> verdict(line, "")).isInstanceOf(IOException.class);
  }

  @Test
  void roundingIsNoContradiction() throws IOException {
    SpamdVerdict almost = verdict("False ; 5.0 / 5.0", "");
    assertThat(almost.score()).isLessThan(almost.required());
    SpamdVerdict just = verdict("True ; 4.9 / 5.0", "");
    assertThat(just.score()).isEqualTo(just.required());
  }

  @Test
  void aMailThatWasNotFinishedDoesNotPassButMayFail() throws IOException {
    assertThatThrownBy(() -> verdict("False ; 1.0 / 5.0", "A,TIME_LIMIT_EXCEEDED"))
        .hasMessageContaining("time");
    assertThat(verdict("True ; 9.0 / 5.0", "A,TIME_LIMIT_EXCEEDED").score()).isEqualTo(9);
  }

  @Test
  void symbolsAreCleanedAndBounded() throws IOException {
    SpamdVerdict verdict =
        verdict("True ; 9 / 5", "A_1, \u001b[31mB\r\n" + "X".repeat(500) + ",,A_1," + many());
    assertThat(verdict.symbols()).hasSize(100).startsWith("A_1", "31mB", "X".repeat(60));
  }

  private static String many() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      names.append("T").append(i).append(',');
    }
    return names.toString();
  }
}
