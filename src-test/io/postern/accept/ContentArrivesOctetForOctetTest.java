package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever content is sent, stuffed as it must be, arrives as it was, however it is split. */
class ContentArrivesOctetForOctetTest {
  /** A line that is the end of the content for servers that drop NULs. */
  private static final Pattern NULS_AND_DOT = Pattern.compile("(?:^|\r\n)\0+\\.\0*\r\n");

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            ".",
            "..",
            "x",
            "\r\n",
            "\r\n.",
            "\r\n.\r\n",
            "\u00ff\u00e9",
            " ",
            "12345678",
            "\u00002");
    return pieces.list().ofMaxSize(40).map(all -> String.join("", all) + "\r\n");
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.of("\r", "\n", ".", "\0", "x", "\r\n", "\u00ff", "1234567890")
        .list()
        .ofMaxSize(40)
        .map(all -> String.join("", all));
  }

  @Property(tries = 500)
  void properLinesAreKept(
      @ForAll("lines") String content,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 12) Integer> pieces)
      throws IOException {
    IncomingPieces reader = new IncomingPieces(true);
    String wire = stuffed(content) + ".\r\nQUIT\r\n";
    assertThat(reader.read(octets(wire), pieces)).isEqualTo(content);
    assertThat(reader.left()).isEqualTo("QUIT\r\n");
  }

  @Property(tries = 500)
  void bareLineEndsBecomeWholeOnesAndNothingElseChanges(
      @ForAll("anything") String content,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 12) Integer> pieces)
      throws IOException {
    String complete = content + "\r\n";
    IncomingPieces reader = new IncomingPieces(true);
    String kept = reader.read(octets(stuffed(complete) + ".\r\nQUIT\r\n"), pieces);
    String whole = complete.replaceAll("\r\n|\r|\n", "\r\n");
    assertThat(reader.left()).isEqualTo("QUIT\r\n");
    if (NULS_AND_DOT.matcher(whole).find()) {
      assertThat(kept).startsWith("554 5.6.0 ");
      return;
    }
    assertThat(kept).isEqualTo(whole);
    ContentFacts facts = Content.of(octets(kept)).facts();
    assertThat(facts.bareLineEnds()).isFalse();
    assertThat(reader.facts()).isEqualTo(facts);
  }

  /** RFC 5321 section 4.5.2, in the plainest way. */
  private static String stuffed(String content) {
    return ("\r\n" + content).replace("\r\n.", "\r\n..").substring(2);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
