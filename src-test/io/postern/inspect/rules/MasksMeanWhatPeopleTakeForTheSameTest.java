package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksMeanWhatPeopleTakeForTheSameTest {

  @ParameterizedTest
  @CsvSource({
    "*.exe, invoice.exe",
    "*.exe, INVOICE.EXE",
    "*.EXE, invoice.exe",
    "*.exe, .exe",
    "*.exe, a.exe.exe",
    "a?c, abc",
    "a?c, aéc",
    "a?c, a\uD83D\uDE00c",
    "?, \uD83D\uDE00",
    "*, ''",
    "***, x",
    "*a*b*, xxaxxbxx",
    "*ab*ab, abxab",
    "STRASSE, strasse",
    "*über*, ganz ÜBER alles",
    "*über*, 'ganz u\u0308ber alles'",
    "*.exe, ｅｖｉｌ．ＥＸＥ",
    "*.exe, 'e\u200bv\u202eil.e\u00adxe'",
    "*.exe, 'evil.e\ufe0fxe'",
    "kelvin, \u212Aelvin",
    "istanbul, İSTANBUL",
    "*ﬁle*, a file",
  })
  void isFor(String mask, String text) {
    assertThat(Mask.of(mask).matches(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*.exe, invoice.exe.txt",
    "*.exe, exe",
    "*.exe, ''",
    "a?c, ac",
    "a?c, abbc",
    "??, \uD83D\uDE00",
    "*ab*ab, xab",
    "a*, ba",
    "*?, ''",
    "a.c, abc",
  })
  void isNotFor(String mask, String text) {
    assertThat(Mask.of(mask).matches(text)).isFalse();
  }

  @Test
  void readsSeveralWithSemicolonsBetween() {
    assertThat(Mask.list(" *.exe; *.bat ;*.com; ")).hasToString("[*.exe, *.bat, *.com]");
    assertThat(Mask.list("*")).containsExactly(Mask.of("*"));
  }

  @Test
  void areEqualWhenMeantForTheSame() {
    assertThat(Mask.of("**.EXE"))
        .isEqualTo(Mask.of("*.exe"))
        .hasSameHashCodeAs(Mask.of("*.exe"))
        .isNotEqualTo(Mask.of("*.bat"))
        .hasToString("**.EXE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ";", "*.exe;;*.bat", "*.exe; ;"})
  void refusesAnEmptyOne(String masks) {
    assertThatThrownBy(() -> Mask.list(masks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void refusesWhatCannotBeSeenSinceItWouldMeanEverything() {
    assertThatThrownBy(() -> Mask.of("*\u202e*"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the mask \"* *\" has a character that cannot be seen; expected visible ones, * and ?");
  }

  @Test
  void refusesOneThatIsTooLong() {
    assertThatThrownBy(() -> Mask.of("x".repeat(401)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a mask has 401 characters; expected at most 400");
  }
}
