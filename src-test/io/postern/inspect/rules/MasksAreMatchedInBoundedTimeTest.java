package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasksAreMatchedInBoundedTimeTest {

  @Provide
  Arbitrary<String> masks() {
    return Arbitraries.strings().withChars("ab*?").ofMinLength(1).ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abAc").ofMaxLength(14);
  }

  @Property(tries = 5_000)
  void theResultIsThatOfTryingEverything(
      @ForAll("masks") String mask, @ForAll("texts") String text) {
    assertThat(Mask.of(mask).matches(text)).isEqualTo(tryAll(mask, text.toLowerCase(Locale.ROOT)));
  }

  /** What the words of the promise say, however long it takes. */
  private static boolean tryAll(String mask, String text) {
    if (mask.isEmpty()) {
      return text.isEmpty();
    }
    if (mask.charAt(0) == '*') {
      return tryAll(mask.substring(1), text)
          || (!text.isEmpty() && tryAll(mask, text.substring(1)));
    }
    return !text.isEmpty()
        && (mask.charAt(0) == '?' || mask.charAt(0) == text.charAt(0))
        && tryAll(mask.substring(1), text.substring(1));
  }

  @Property(tries = 1_000)
  void anyTextIsMatchedByItselfAndByAStar(@ForAll String text) {
    assertThat(Mask.of("*").matches(text)).isTrue();
    assertThat(Mask.of("*" + "é" + "*").matches(text + "É" + text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "****************************a",
        "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab*",
        "*?*?*?*?*?*?*?*?*?*?*?*?*?*?*b",
        "?*?a?a?a?a?a?a?a?a?ab",
      })
  void starsDoNotMultiply(String mask) {
    String text = "a".repeat(1_000_000) + "c";
    Mask read = Mask.of(mask);

    boolean matches = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read.matches(text));
    assertThat(matches).isFalse();
  }
}
