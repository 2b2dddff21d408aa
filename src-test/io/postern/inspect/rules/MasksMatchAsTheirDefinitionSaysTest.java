package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** However a mask is looked for, it matches what trying all possibilities would match. */
class MasksMatchAsTheirDefinitionSaysTest {
  private static final String LETTERS = "ab.\u00e4\ud83d\ude00";

  @Test
  void anyMaskMatchesTheTextsThatItIsMeantFor() {
    Random random = new Random(20261122);
    int matching = 0;
    for (int i = 0; i < 50_000; i++) {
      String pattern = text(random, 1 + random.nextInt(6), true);
      String text = text(random, random.nextInt(10), false);
      boolean meant = isFor(pattern, 0, text, 0);
      assertThat(Mask.of(pattern).matches(text)).as("%s for %s", pattern, text).isEqualTo(meant);
      matching += meant ? 1 : 0;
    }
    assertThat(matching).isBetween(5_000, 45_000);
  }

  private static String text(Random random, int length, boolean isMask) {
    StringBuilder text = new StringBuilder();
    while (text.codePointCount(0, text.length()) < length) {
      int choice = random.nextInt(isMask ? 10 : 5);
      if (choice < 5) {
        text.appendCodePoint(LETTERS.codePoints().toArray()[choice]);
      } else {
        text.append(choice < 8 ? '*' : '?');
      }
    }
    return text.toString();
  }

  private static boolean isFor(String pattern, int next, String text, int at) {
    if (next == pattern.length()) {
      return at == text.length();
    }
    int wanted = pattern.codePointAt(next);
    int behind = next + Character.charCount(wanted);
    if (wanted == '*') {
      return isFor(pattern, behind, text, at)
          || (at < text.length() && isFor(pattern, next, text, at + width(text, at)));
    }
    return at < text.length()
        && (wanted == '?' || wanted == text.codePointAt(at))
        && isFor(pattern, behind, text, at + width(text, at));
  }

  private static int width(String text, int at) {
    return Character.charCount(text.codePointAt(at));
  }
}
