package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a stranger wrote forges a line, hides a part of one or is without bounds. */
class OneLineTest {
  private static final String GRIN = "\ud83d\ude00";

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "\r\n",
            "\u0000",
            "\u001b[2J",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u200d",
            "\u00ad",
            "\ufeff",
            "\u00a0",
            "\ue000",
            "\uffff",
            "\udb40\udc41",
            "\ud83d",
            "\ude00",
            GRIN,
            "\u00e4",
            "\ufffd",
            " ",
            "a",
            "250 ok");
    return Arbitraries.oneOf(piece, Arbitraries.strings().ofMaxLength(5))
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }

  private static void assertHarmless(String line) {
    assertThat(line.codePoints()).allMatch(OneLine::isHarmless);
    assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        0x07,
        0x09,
        0x0a,
        0x0b,
        0x0d,
        0x1b,
        0x1f,
        0x7f,
        0x80,
        0x85,
        0x9b,
        0x9f, // controls
        0x2028,
        0x2029, // ends of a line or a paragraph
        0x200e,
        0x200f,
        0x061c,
        0x202a,
        0x202b,
        0x202c,
        0x202d,
        0x202e, // directions
        0x2066,
        0x2067,
        0x2068,
        0x2069,
        0x206f,
        0xad,
        0x200b,
        0x200c,
        0x200d,
        0x2060,
        0xfeff,
        0xfff9,
        0xe0001,
        0xe0041, // unseen
        0xa0,
        0x1680,
        0x2003,
        0x202f,
        0x3000, // blanks that are not the blank
        0xd800,
        0xdbff,
        0xdc00,
        0xdfff, // halves of a character
        0xe000,
        0xf8ff,
        0xf0000,
        0x10fffd, // somebody's own
        0x0378,
        0xfdd0,
        0xfffe,
        0xffff,
        0x1ffff,
        0x10ffff // none at all
      })
  void aHarmfulCharacterBecomesABlank(int harmful) {
    String text = "a" + Character.toString(harmful) + "b";
    assertThat(OneLine.isHarmless(harmful)).isFalse();
    assertThat(OneLine.of(text)).isEqualTo("a b");
    assertThat(OneLine.squeezed(text, 9)).isEqualTo("a b");
    assertThat(OneLine.abridged(text, 9)).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 <\"a b\"@x.example>: ~user unknown!",
        "two  blanks",
        "Grüße, 250 ✓ — „gut“ …",
        "Привет 你好 שלום مرحبا नमस्ते",
        "e\u0301 \u2764\ufe0f " + GRIN,
        "what could not be read: \ufffd"
      })
  void whatPeopleWriteIsTheSameObjectAfterwards(String text) {
    assertThat(OneLine.of(text)).isSameAs(text);
    assertThat(OneLine.of(text, text.length())).isSameAs(text);
    assertThat(OneLine.squeezed(text, text.length())).isSameAs(text);
    assertThat(OneLine.abridged(text, text.length())).isSameAs(text);
  }

  @ParameterizedTest
  @NullAndEmptySource
  void nothingStaysNothing(String text) {
    assertThat(OneLine.of(text)).isEmpty();
    assertThat(OneLine.of(text, 0)).isEmpty();
    assertThat(OneLine.ofOctets(text, 9)).isEmpty();
    assertThat(OneLine.squeezed(text, 9)).isEmpty();
    assertThat(OneLine.abridged(text, 0)).isEmpty();
  }

  @Test
  void whatIsLeftStandsWhereItStood() {
    assertThat(OneLine.of("550 no\r\n2026 DELIVERED \u0085\u2028x", 2_000))
        .isEqualTo("550 no  2026 DELIVERED   x");
    assertThat(OneLine.of(" 450 x\n1 D 250 ok\u202e")).isEqualTo(" 450 x 1 D 250 ok ");
  }

  @Test
  void whatIsSqueezedHasOneBlankForARunAndNoneAtTheEnds() {
    assertThat(OneLine.squeezed(" a\r\n\u001b[0m\u202eb\u2028\ud800c\t", 300))
        .isEqualTo("a [0m b c");
    assertThat(OneLine.squeezed("a\r\n\r\nBcc: x@example.org \u0000\u0000b", 300))
        .isEqualTo("a Bcc: x@example.org b");
    assertThat(OneLine.squeezed("two  blanks \t", 300)).isEqualTo("two  blanks");
    assertThat(OneLine.squeezed("\u0000\u202e", 300)).isEmpty();
  }

  @Test
  void whatIsTooLongIsCut() {
    assertThat(OneLine.of("x".repeat(100_000))).hasSize(OneLine.USUAL_LENGTH);
    assertThat(OneLine.of("abcdef", 3)).isEqualTo("abc");
    assertThat(OneLine.of("a\ncdef", 3)).isEqualTo("a c");
    assertThat(OneLine.ofOctets("abcdef", 3)).isEqualTo("abc");
    assertThat(OneLine.squeezed("abcdef", 3)).isEqualTo("abc");
    assertThat(OneLine.squeezed("ab\n\n\ncdef", 4)).isEqualTo("ab c");
    assertThat(OneLine.abridged("abcdef", 3)).isEqualTo("abc…");
    assertThat(OneLine.abridged("abc", 3)).isEqualTo("abc");
    assertThatThrownBy(() -> OneLine.of("abc", -1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void theLongestAddressStaysWhole() {
    String address = "a".repeat(64) + "@" + "b".repeat(255);
    assertThat(OneLine.of("<" + address + ">")).isEqualTo("<" + address + ">");
  }

  @Test
  void aCharacterIsNotHalved() {
    assertThat(OneLine.of("ab" + GRIN, 3)).isEqualTo("ab");
    assertThat(OneLine.of("\n" + GRIN, 2)).isEqualTo(" ");
    assertThat(OneLine.of("ab" + GRIN, 4)).isEqualTo("ab" + GRIN);
    assertThat(OneLine.of(GRIN, 0)).isEmpty();
    assertThat(OneLine.squeezed("ab" + GRIN, 3)).isEqualTo("ab");
    assertThat(OneLine.abridged("\n" + GRIN + "ab", 3)).isEqualTo(GRIN + "a…");
    assertThat(OneLine.abridged("ab" + GRIN, 3)).isEqualTo("ab…");
  }

  @Test
  void octetsAreReadAsUtf8WhereTheyAreThat() {
    assertThat(OneLine.ofOctets(octets("550 Grüße ✓"), 300)).isEqualTo("550 Grüße ✓");
    assertThat(OneLine.ofOctets("550 Gr\u00fc\u00dfe", 300)).isEqualTo("550 Grüße");
    assertThat(OneLine.ofOctets(octets("550 \u202eno\u0085"), 300)).isEqualTo("550  no ");
    assertThat(OneLine.ofOctets("550 \u009bno\r\n", 300)).isEqualTo("550  no  ");
    assertThat(OneLine.ofOctets(octets("ß".repeat(300)), 300)).isEqualTo("ß".repeat(300));
    String plain = "250 2.0.0 ok";
    assertThat(OneLine.ofOctets(plain, 300)).isSameAs(plain);
  }

  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Property(tries = 500)
  void whateverIsWrittenIsOneHarmlessLineOfABoundedLength(
      @ForAll("hostile") String text, @ForAll @IntRange(max = 30) int max) {
    assertHarmless(OneLine.of(text, max));
    assertHarmless(OneLine.ofOctets(octets(text), max));
    assertHarmless(OneLine.squeezed(text, max));
    assertHarmless(OneLine.abridged(text, max));
    assertThat(OneLine.of(text, max)).hasSizeLessThanOrEqualTo(max);
    assertThat(OneLine.ofOctets(octets(text), max)).hasSizeLessThanOrEqualTo(max);
    assertThat(OneLine.squeezed(text, max)).hasSizeLessThanOrEqualTo(max);
    assertThat(OneLine.abridged(text, max)).hasSizeLessThanOrEqualTo(max + 1);
  }

  @Property(tries = 500)
  void whatIsCleanedOnceIsClean(
      @ForAll("hostile") String text, @ForAll @IntRange(max = 30) int max) {
    String placed = OneLine.of(text, max);
    String squeezed = OneLine.squeezed(text, max);
    assertThat(OneLine.of(placed, max)).isEqualTo(placed);
    assertThat(OneLine.squeezed(squeezed, max)).isEqualTo(squeezed);
  }

  @Property(tries = 500)
  void everyHarmlessCharacterIsKept(@ForAll("hostile") String text) {
    int[] harmless = visible(text);
    assertThat(visible(OneLine.of(text))).isEqualTo(harmless);
    assertThat(visible(OneLine.squeezed(text, 1_000))).isEqualTo(harmless);
    assertThat(visible(OneLine.abridged(text, 1_000))).isEqualTo(harmless);
  }

  private static int[] visible(String text) {
    return text.codePoints().filter(c -> OneLine.isHarmless(c) && c != ' ').toArray();
  }
}
