package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but CR LF, dot, CR LF ends DATA, however it comes; what follows it is never executed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlyTheTrueEndEndsContentTest {
  private static final String SMUGGLED =
      "MAIL FROM:<ceo@bank.example>\r\nRCPT TO:<victim@x.example>\r\nDATA\r\nfake\r\n";

  private final TestListener trusting = new TestListener();
  private final TestListener strict = new TestListener().strange();

  @BeforeAll
  void start() throws IOException {
    trusting.start();
    strict.plainAuth = true;
    strict.start();
  }

  @AfterAll
  void stop() throws IOException {
    trusting.close();
    strict.close();
  }

  /** Each with what becomes of it when line ends are made whole and stuffing is taken out. */
  static Stream<String[]> lookAlikes() {
    return Stream.of(
        new String[] {"\n.\n", "\r\n.\r\n"},
        new String[] {"\n.\r", "\r\n.\r\n"},
        new String[] {"\r.\n", "\r\n.\r\n"},
        new String[] {"\r.\r", "\r\n.\r\n"},
        new String[] {"\n.\r\n", "\r\n.\r\n"},
        new String[] {"\r.\r\n", "\r\n.\r\n"},
        new String[] {"\r\n.\r\r\n", "\r\n\r\n\r\n"},
        new String[] {"\r\r\n.\r\r\n", "\r\n\r\n\r\n\r\n"},
        new String[] {"\u00c2\u0085.\u00c2\u0085", "\u00c2\u0085.\u00c2\u0085"},
        new String[] {
          "\u00e2\u0080\u00a8.\u00e2\u0080\u00a8", "\u00e2\u0080\u00a8.\u00e2\u0080\u00a8"
        },
        new String[] {"\u000b.\u000b", "\u000b.\u000b"},
        new String[] {"\r\n\0.x\r\n", "\r\n\0.x\r\n"},
        new String[] {"\r\0\n.\r\n", "\r\n\0\r\n.\r\n"},
        new String[] {"\r\n.\0\r\n", "\r\n\0\r\n"},
        new String[] {"\r\n.\r\0\n", "\r\n\r\n\0\r\n"},
        new String[] {"\r\n.\n", "\r\n\r\n"},
        new String[] {"\r\n.\rx", "\r\n\r\nx"},
        new String[] {"\r\n. \r\n", "\r\n \r\n"},
        new String[] {"\r\n..\r\n", "\r\n.\r\n"},
        new String[] {"\r\n...x\r\n", "\r\n..x\r\n"});
  }

  @ParameterizedTest
  @MethodSource("lookAlikes")
  void aLookAlikeFromOurOwnUsersIsContent(String bytes, String expected) throws IOException {
    String wire = "a: b\r\n\r\nx" + bytes + SMUGGLED + "\r\n.\r\n";
    String content = "a: b\r\n\r\nx" + expected + SMUGGLED + "\r\n";
    for (int split = 0; split <= wire.length(); split += split < 20 || split > 40 ? 20 : 1) {
      trusting.mails.clear();
      try (Talk talk = trusting.introduced()) {
        talk.data();
        sendInTwo(talk, wire, split);
        talk.expect("250 2.0.0").say("RSET", "250 ");
      }
      assertThat(trusting.mails).as("split at %d", split).hasSize(1);
      assertThat(trusting.mails.get(0).content()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @MethodSource("lookAlikes")
  void octetByOctetItIsTheSame(String bytes, String expected) throws IOException {
    IncomingPieces pieces = new IncomingPieces(true);
    String wire = "a: b\r\n\r\nx" + bytes + "y\r\n.\r\nQUIT\r\n";
    assertThat(pieces.read(wire.getBytes(StandardCharsets.ISO_8859_1), List.of(1)))
        .isEqualTo("a: b\r\n\r\nx" + expected + "y\r\n");
    assertThat(pieces.left()).isEqualTo("QUIT\r\n");
  }

  @ParameterizedTest
  @MethodSource("lookAlikes")
  void aLookAlikeFromElsewhereIsReadToTheTrueEnd(String bytes, String expected) throws IOException {
    IncomingPieces pieces = new IncomingPieces(false);
    String wire = "a: b\r\n\r\nx" + bytes + SMUGGLED + "\r\n.\r\nQUIT\r\n";
    boolean bad = !bytes.replace("\r\n", "").matches("[^\\r\\n\\00]*");
    String content = pieces.read(wire.getBytes(StandardCharsets.ISO_8859_1), List.of(7, 1, 3));
    assertThat(pieces.left()).isEqualTo("QUIT\r\n");
    assertThat(content).startsWith(bad ? "550 5.6." : "a: b\r\n\r\nx" + expected);
  }

  /** Behind NULs a dot is not stuffed; a server that drops NULs would see the end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\0.\r\n",
        "\r\n\0\0\0.\r\n",
        "\r\n\0.\0\r\n",
        "\n\0.\n",
        "\r\0.\r",
        "\r\n.\r\0.\r\n"
      })
  void anEndThatShowsWhenNulsAreDroppedIsRefusedToOurOwnUsers(String bytes) throws IOException {
    String wire = "a: b\r\n\r\nx" + bytes + SMUGGLED + "\r\n.\r\n";
    trusting.mails.clear();
    for (int split = 0; split <= wire.length(); split += split < 20 || split > 40 ? 20 : 1) {
      try (Talk talk = trusting.introduced()) {
        talk.data();
        sendInTwo(talk, wire, split);
        talk.expect(
                "554 5.6.0 some servers would take a line of the mail, NUL and a dot, for its end")
            .say("DATA", "503 ");
      }
    }
    assertThat(trusting.mails).isEmpty();
  }

  @Test
  void byChunksItIsRefusedAsWell() throws IOException {
    trusting.mails.clear();
    try (Talk talk = trusting.introduced()) {
      talk.envelope().raw("BDAT 13\r\na: b\r\n\r\nx\r\n\0.").expect("250 ");
      talk.raw("BDAT 2 LAST\r\n\r\n").expect("554 5.6.0 ").say("NOOP", "250 ");
    }
    assertThat(trusting.mails).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ends")
  void atTheVeryBeginningTheEndNeedsNoLineInFrontOfIt(String wire, String content)
      throws IOException {
    trusting.mails.clear();
    try (Talk talk = trusting.introduced()) {
      talk.data().raw(wire).expect("250 2.0.0").say("NOOP", "250 ");
    }
    assertThat(trusting.mails.get(0).content()).isEqualTo(content);
  }

  static Stream<String[]> ends() {
    return Stream.of(
        new String[] {".\r\n", ""},
        new String[] {"..x\r\n.\r\n", ".x\r\n"},
        new String[] {"..\r\n.\r\n", ".\r\n"},
        new String[] {".x\r\n.\r\n", "x\r\n"},
        new String[] {"\r\n.\r\n", "\r\n"},
        new String[] {"x\0\r\n.\r\n", "x\0\r\n"});
  }

  private static void sendInTwo(Talk talk, String wire, int split) throws IOException {
    if (split > 0) {
      talk.raw(wire.substring(0, split));
    }
    if (split < wire.length()) {
      talk.raw(wire.substring(split));
    }
  }
}
