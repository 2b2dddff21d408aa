package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pass over the octets tells the same as looking at the whole at leisure. */
class LineScannerTest {

  @Property(tries = 3000)
  void blocksOfAnySizeTellTheSameAsTheWhole(
      @ForAll("awkwardText") String text, @ForAll("cuts") int cut) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    LineScanner scanner = new LineScanner();
    for (int from = 0; from < octets.length; from += cut) {
      scanner.accept(octets, from, Math.min(from + cut, octets.length));
    }
    assertThat(scanner.facts()).as(visible(text)).isEqualTo(atLeisure(text));
  }

  @Provide
  Arbitrary<Integer> cuts() {
    return Arbitraries.of(1, 2, 3, 7, 8, 9, 64, 1000);
  }

  @Provide
  Arbitrary<String> awkwardText() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "\r\n", "\n", "\r", ".", "..", "a", "long text without an end", "\u00e4", "\0", " ");
    return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  /** The definition of the facts, by regular expressions over the whole. */
  private static ContentFacts atLeisure(String text) {
    String lineStart = "(?:^|\\r\\n|(?<!\\r)\\n|\\r(?!\\n))\\x00*";
    boolean dotLines = find(lineStart + "\\.", text);
    boolean bare = find("(?<!\\r)\\n|\\r(?!\\n)", text);
    boolean bareThenDot = find("((?<!\\r)\\n|\\r(?!\\n))\\x00*\\.\\x00*(\\r|\\n)", text);
    boolean dotThenBare = find(lineStart + "\\.\\x00*(\\n|\\r(?!\\n))", text);
    return new ContentFacts(
        dotLines,
        text.chars().anyMatch(c -> c > 127),
        bare,
        bareThenDot || dotThenBare,
        text.isEmpty() || text.endsWith("\r\n"));
  }

  private static boolean find(String expression, String text) {
    return java.util.regex.Pattern.compile(expression).matcher(text).find();
  }

  private static String visible(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
  }

  @ParameterizedTest
  @CsvSource({
    "a\\n.\\n, true",
    "a\\n.\\r\\n, true",
    "a\\r.\\r\\n, true",
    "a\\r.\\r, true",
    "a\\r\\n.\\n, true",
    "a\\r\\n.\\r, true",
    "a\\r\\n.\\r\\n, false",
    "a\\r\\n..\\r\\n, false",
    "a\\n..\\n, false",
    "a\\n.b\\n, false"
  })
  void whatALenientServerTakesForTheEndIsNoticed(String text, boolean lookAlike) {
    byte[] octets =
        text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.US_ASCII);
    LineScanner scanner = new LineScanner();
    scanner.accept(octets, 0, octets.length);
    assertThat(scanner.facts().endOfDataLookAlike()).isEqualTo(lookAlike);
  }

  @Test
  void nothingIsCompleteAndHarmless() {
    assertThat(new LineScanner().facts())
        .isEqualTo(new ContentFacts(false, false, false, false, true));
  }
}
