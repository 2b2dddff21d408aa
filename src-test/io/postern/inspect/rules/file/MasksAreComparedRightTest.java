package io.postern.inspect.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.rules.Mask;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is covered is matched: no rule is called unreachable that a mail can reach. */
class MasksAreComparedRightTest {
  private final MaskCover cover = new MaskCover(new Effort());

  @Property(tries = 500)
  void aMaskThatCoversAnotherMatchesWhatTheOtherMatches(
      @ForAll("masks") List<String> masks, @ForAll("texts") List<String> texts) {
    for (String broad : masks) {
      for (String narrow : masks) {
        if (cover.covers(Mask.of(broad), Mask.of(narrow))) {
          assertThat(texts.stream().filter(Mask.of(narrow)::matches))
              .allMatch(Mask.of(broad)::matches, broad + " covers " + narrow);
        }
      }
    }
  }

  @Property(tries = 200)
  void everyMaskCoversItself(@ForAll("mask") String mask) {
    assertThat(cover.covers(Mask.of(mask), Mask.of(mask))).isTrue();
    assertThat(cover.covers(Mask.of("*"), Mask.of(mask))).isTrue();
  }

  @Provide
  Arbitrary<List<String>> masks() {
    return mask().list().ofSize(6);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return pieces("a", "A", "b", "\uff42", "\ud83d\ude00", "fi", "").list().ofSize(8);
  }

  @Provide
  Arbitrary<String> mask() {
    return pieces("*", "*", "?", "a", "A", "b", "\uff41", "\ud83d\ude00", "\ufb01")
        .filter(mask -> !mask.isBlank());
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(5).map(list -> String.join("", list));
  }
}
