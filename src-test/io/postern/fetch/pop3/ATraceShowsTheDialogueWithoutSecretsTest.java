package io.postern.fetch.pop3;

import static io.postern.fetch.pop3.Answer.err;
import static io.postern.fetch.pop3.Answer.say;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.trace.Traces;
import io.postern.trace.Transcript;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A trace of a provider shows what was said on both sides, of mails their size, and of logins
 * neither password nor digest nor anything made of them (F125, F129).
 */
class ATraceShowsTheDialogueWithoutSecretsTest {
  private static final String PASSWORD = "s3cret-\u00fc-and-long";
  private static final String MAIL = "Subject: private\r\n\r\nvery private words\r\n";

  @TempDir private Path folder;

  private final Wires wires = new Wires();
  private final Visitor anna = Visitor.anna(wires).as("anna", PASSWORD);
  private final Transcript transcript = new Transcript();

  @AfterEach
  void close() {
    wires.close();
  }

  private static FakePop3 server(Object... mails) {
    return FakePop3.with(mails).login("anna", PASSWORD);
  }

  private Pop3Connection open(FakePop3 server) throws Pop3Exception {
    return anna.open(server.port(), () -> transcript);
  }

  private List<String> visit(FakePop3 offering) throws Pop3Exception {
    return visit(offering, anna);
  }

  private List<String> visit(FakePop3 offering, Visitor visitor) throws Pop3Exception {
    try (FakePop3 server = offering.start();
        Pop3Connection pop3 = visitor.open(server.port(), () -> transcript)) {
      pop3.quit();
    }
    return transcript.lines();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String octets(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  /** Neither the secrets nor anything from their middle, in whatever case. */
  private void assertNoSecret() {
    String all = String.join("\n", transcript.lines()).toLowerCase(Locale.ROOT);
    String plain = base64("\0anna\0" + PASSWORD);
    for (String secret :
        List.of(
            PASSWORD,
            "s3cret",
            base64(PASSWORD),
            base64(PASSWORD).substring(4, 14),
            plain,
            plain.substring(14, 26))) {
      assertThat(all).doesNotContain(secret.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void bothSidesAreShown() throws Exception {
    try (FakePop3 server = server("a1", MAIL).start();
        Pop3Connection pop3 = open(server)) {
      pop3.list(10);
      pop3.sendRetr(1);
      pop3.flush();
      pop3.readRetr((block, from, to) -> {});
      pop3.quit();
      assertThat(transcript.lines())
          .containsSubsequence(
              ">> (connected to 127.0.0.1:" + server.port() + ")",
              "<< +OK the fake is ready ",
              ">> CAPA",
              "<< UIDL",
              "<< .",
              ">> USER anna",
              ">> PASS *****",
              ">> LIST",
              "<< 1 " + MAIL.length(),
              "<< .",
              ">> UIDL",
              "<< 1 a1",
              ">> RETR 1",
              "<< (" + MAIL.length() + " octets of content)",
              ">> QUIT");
    }
    assertThat(transcript.lines()).noneMatch(line -> line.contains("private"));
    assertNoSecret();
  }

  @Test
  void ofTheHeaderOfAMailOnlyTheSizeIsShown() throws Exception {
    try (FakePop3 server = server("a1", MAIL).start();
        Pop3Connection pop3 = open(server)) {
      pop3.sendTop(1, 0);
      pop3.flush();
      pop3.readTop(1000);
    }
    assertThat(transcript.lines()).containsSubsequence(">> TOP 1 0", "<< (20 octets of content)");
    assertThat(transcript.lines()).noneMatch(line -> line.contains("private"));
  }

  @Test
  void plainInOneLineIsMasked() throws Exception {
    assertThat(visit(server().saslPlain())).contains(">> AUTH PLAIN *****");
    assertNoSecret();
  }

  @Test
  void plainInTwoLinesIsMasked() throws Exception {
    String longOne = PASSWORD.repeat(20);
    FakePop3 server = FakePop3.with().login("anna", longOne).saslPlain();
    visit(server, anna.as("anna", longOne));
    assertThat(transcript.lines()).containsSubsequence(">> AUTH PLAIN", "<< + ", ">> *****");
    assertNoSecret();
  }

  @Test
  void anAuthenticationThatIsGivenUpIsShownAsThat() throws Exception {
    FakePop3 server = server().saslPlain().on("AUTH", say("+ cmVhbGx5Pw==\r\n"));
    server.on(base64("\0anna\0" + PASSWORD), say("+ cmVhbGx5Pw==\r\n"));
    visit(server.on("*", err("unknown command")));
    assertThat(transcript.lines()).containsSubsequence(">> AUTH PLAIN *****", ">> *****", ">> *");
    assertNoSecret();
  }

  @Test
  void theDigestOfApopIsMasked() throws Exception {
    try (FakePop3 server = server().apop().start();
        Pop3Connection pop3 = open(server)) {
      pop3.quit();
      String digest =
          server.commands().stream()
              .filter(line -> line.startsWith("APOP"))
              .map(line -> line.substring("APOP anna ".length()))
              .findFirst()
              .orElseThrow();
      assertThat(transcript.lines()).contains(">> APOP *****");
      assertThat(String.join("\n", transcript.lines())).doesNotContain(digest.substring(0, 10));
    }
    assertNoSecret();
  }

  @ParameterizedTest
  @ValueSource(strings = {"USER", "PASS", "QUIT", "CAPA", "AUTH", "LIST"})
  void whatAServerRepeatsIsMasked(String command) {
    String plain = base64("\0anna\0" + PASSWORD);
    String echo =
        String.join(
            " ",
            "-ERR what is",
            plain,
            plain.toUpperCase(Locale.ROOT),
            plain.substring(0, 30),
            octets(PASSWORD),
            PASSWORD,
            base64(PASSWORD));
    FakePop3 offering = command.equals("AUTH") ? server().saslPlain() : server();
    try (FakePop3 server = offering.on(command, say(echo + "\r\n")).start()) {
      try (Pop3Connection pop3 = open(server)) {
        pop3.list(10);
        pop3.quit();
      } catch (Pop3Exception refused) {
        assertThat(refused.getMessage()).doesNotContain("s3cret").doesNotContain(plain);
      }
    }
    assertThat(transcript.lines()).anyMatch(line -> line.startsWith("<< -ERR what is *****"));
    assertNoSecret();
  }

  @Test
  void whatEndedTheDialogueIsShownWithHowFarTheMailCame() throws Exception {
    try (FakePop3 server = server("a1", MAIL).on("RETR", Answer.cutAfter(20)).start();
        Pop3Connection pop3 = open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      Pop3Exception lost = Visitor.failureOf(() -> pop3.readRetr((block, from, to) -> {}));
      assertThat(lost.kind()).isEqualTo(Pop3Exception.Kind.LOST);
      assertThat(transcript.lines()).contains(">> (" + lost.getMessage() + ")");
      assertThat(transcript.lines())
          .anyMatch(line -> line.matches("<< \\([1-9][0-9]? octets of content\\)"));
    }
  }

  @Test
  void aConnectionThatIsNotMadeIsShown() {
    int deaf;
    try (FakePop3 closed = server().start()) {
      deaf = closed.port();
    }
    Pop3Exception failure = Visitor.failureOf(() -> anna.open(deaf, () -> transcript).close());
    assertThat(transcript.lines()).containsExactly(">> (" + failure.getMessage() + ")");
  }

  @Test
  void theChangeToTlsIsShown() throws Exception {
    TestCertificate certificate = TestCertificate.named("ip:127.0.0.1");
    visit(
        server().stls(certificate), anna.by(Security.STARTTLS).pinning(certificate.fingerprint()));
    assertThat(transcript.lines())
        .containsSubsequence(">> STLS", ">> (TLS from here on)", ">> CAPA");
  }

  @Test
  void ofALongListingTheBeginningIsShown() throws Exception {
    FakePop3 server = server();
    for (int i = 1; i <= 2_500; i++) {
      server.mail("u" + i, new byte[] {'x', '\r', '\n'});
    }
    List<String> lines = new ArrayList<>();
    try (FakePop3 started = server.start();
        Pop3Connection pop3 =
            anna.open(started.port(), () -> (name, number, sent, line) -> lines.add(line))) {
      pop3.list(10_000);
      pop3.quit();
    }
    assertThat(lines).contains("1000 3").doesNotContain("1001 3");
    assertThat(lines).containsSubsequence("(1500 lines more)", ".", "UIDL");
  }

  @Test
  void itIsSwitchedOnAndOffWithinASession() throws Exception {
    try (Traces traces = new Traces(folder, Clock.systemUTC());
        FakePop3 server = server("a1", MAIL).start();
        Pop3Connection pop3 = anna.open(server.port(), traces.of("pop3:anna"))) {
      assertThat(folder).isEmptyDirectory();
      Path file = traces.on("pop3:anna");
      assertThat(file).isEqualTo(folder.resolve("pop3-anna.txt"));
      pop3.list(10);
      traces.off("pop3:anna");
      pop3.quit();
      assertThat(Files.readAllLines(file))
          .first()
          .asString()
          .matches("[0-9: .-]+ \\[\\d+] >> LIST");
      assertThat(Files.readString(file)).contains("<< 1 a1").doesNotContain("QUIT");
    }
  }

  @Test
  void controlCharactersDoNotGetIntoIt() throws Exception {
    visit(server().on("QUIT", say("+OK \u001b[31mred\u0007 bye\r\n")));
    assertThat(transcript.lines())
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
        .anyMatch(line -> line.startsWith("<< +OK  [31mred"));
  }
}
