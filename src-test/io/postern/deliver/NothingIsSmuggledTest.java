package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Delivered;
import io.postern.mail.Outcome.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mail in is one mail out, even at a server that ends content where it should not. */
class NothingIsSmuggledTest {
  private static final String SMUGGLED =
      "MAIL FROM:<ceo@bank.test>\r\nRCPT TO:<victim@example.test>\r\nDATA\r\n"
          + "Subject: smuggled\r\n\r\npay now\r\n.\r\n";

  @ParameterizedTest
  @CsvSource({
    "0A2E0A, LF.LF",
    "0A2E0D, LF.CR",
    "0D2E0A, CR.LF",
    "0D2E0D, CR.CR",
    "0A2E0D0A, LF.CRLF",
    "0D2E0D0A, CR.CRLF",
    "0D0A2E0D0D0A, CRLF.CRCRLF",
    "0D0D0A2E0D0D0A, CRCRLF.CRCRLF",
    "0D0A002E0D0A, CRLF NUL.CRLF",
    "0D0A00002E000D0A, CRLF NUL NUL.NUL CRLF",
    "000D0A2E0D0A, NUL CRLF.CRLF",
    "0D000A2E0D0A, CR NUL LF.CRLF",
    "0D0A2E000D0A, CRLF.NUL CRLF",
    "0D0A2E0D000A, CRLF.CR NUL LF",
    "0D0A2E0D0A00, CRLF.CRLF NUL",
    "0D0A2E0A, CRLF.LF",
    "0D0A2E0D, CRLF.CR",
    "0D0A2E0D0A, CRLF.CRLF",
    "0D0A2E200D0A, CRLF. SP CRLF",
    "C2852EC285, NEL.NEL",
    "E280A82EE280A8, LS.LS",
    "0B2E0B, VT.VT",
  })
  void aLookAlikeOfTheEndDoesNotEndIt(String hex, String form) {
    String end = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    assertOneMailAtMost("Subject: " + form + "\r\n\r\nhello" + end + SMUGGLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n.", "\r.", "\n\0.", "\r\n\0.", "\n.\0"})
  void theLineEndThatWeAddDoesNotMakeALookAlike(String end) {
    assertOneMailAtMost("Subject: x\r\n\r\nhello" + end);
  }

  /** The victim is one: unprotected content does make two mails there. */
  @Test
  void theLenientServerCanBeSmuggledTo() throws IOException {
    try (FakeSmtp server = FakeSmtp.start().lenient();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String unprotected =
          "EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nhello\n.\r\n"
              + SMUGGLED
              + "QUIT\r\n";
      socket.getOutputStream().write(unprotected.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
      assertThat(server.mails()).hasSize(2);
    }
  }

  @Property(tries = 300)
  void noMixtureOfLineEndsAndDotsDoes(@ForAll("mixtures") String mixture) {
    assertOneMailAtMost("Subject: x\r\n\r\nhello" + mixture + SMUGGLED);
  }

  @Provide
  Arbitrary<String> mixtures() {
    return Arbitraries.of("\r\n", "\n", "\r", ".", "\0", "a", "..", "\u0085")
        .list()
        .ofMaxSize(10)
        .map(pieces -> String.join("", pieces));
  }

  /** And never an answer too many, which the next mail would take for its own. */
  private static void assertOneMailAtMost(String content) {
    try (Rig rig = new Rig()) {
      rig.server.lenient();
      Outcome outcome =
          rig.delivery()
              .attempt(
                  Rig.mail(
                      Content.of(content.getBytes(StandardCharsets.ISO_8859_1)),
                      "info@company.example"))
              .get(Address.of("info@company.example"));
      Outcome next = rig.outcome("Subject: next\r\n\r\nnext\r\n");

      assertThat(next).isInstanceOf(Delivered.class);
      int expected = outcome instanceof Delivered ? 2 : 1;
      assertThat(rig.server.mails()).hasSize(expected);
      assertThat(rig.server.mails().stream().map(ReceivedMail::mailCommand).toList())
          .allMatch(command -> command.startsWith("MAIL FROM:<friend@elsewhere.example>"));
      assertThat(List.of(outcome)).allMatch(o -> o instanceof Delivered || isNotSent(o));
    }
  }

  private static boolean isNotSent(Outcome outcome) {
    return outcome instanceof Refused refused
        && refused.code() == 0
        && refused.text().startsWith("not sent: ");
  }
}
