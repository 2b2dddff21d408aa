package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trace shows the dialogue, but no password and no content, and keeps its size. */
class TheTraceShowsNoSecretsTest {
  private static final String SECRET = "AGFubmEAZ2VoZWlt";

  @TempDir Path folder;
  private Path file;
  private AcceptTrace trace;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("trace/accept.txt");
    trace = new AcceptTrace(file, new SettableClock());
    trace.start();
  }

  @AfterEach
  void stop() {
    trace.close();
  }

  @Test
  void aDialogueReadsAsItWasSpoken() throws IOException {
    say(7, "S: 220 gateway ESMTP", "C: EHLO pc", "S: 250-gateway", "S: 250 SIZE 1000");
    say(7, "C: MAIL FROM:<a@b.c>", "S: 250 2.1.0 ok");
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "2026-11-21 12:00:00.000 #7 S: 220 gateway ESMTP",
            "2026-11-21 12:00:00.000 #7 C: EHLO pc",
            "2026-11-21 12:00:00.000 #7 S: 250-gateway",
            "2026-11-21 12:00:00.000 #7 S: 250 SIZE 1000",
            "2026-11-21 12:00:00.000 #7 C: MAIL FROM:<a@b.c>",
            "2026-11-21 12:00:00.000 #7 S: 250 2.1.0 ok");
  }

  @Test
  void thePasswordOfPlainIsHidden() throws IOException {
    say(1, "S: 220 x", "C: AUTH PLAIN " + SECRET, "S: 235 2.7.0 ok", "C: MAIL FROM:<a@b.c>");
    say(2, "S: 220 x", "C: AUTH PLAIN", "S: 334 ", "C: " + SECRET, "S: 235 2.7.0 ok", "C: QUIT");
    assertShows(1, "C: AUTH PLAIN ***", "S: 235 2.7.0 ok", "C: MAIL FROM:<a@b.c>");
    assertShows(2, "C: AUTH PLAIN", "S: 334", "C: ***", "S: 235 2.7.0 ok", "C: QUIT");
  }

  @Test
  void nameAndPasswordOfLoginAreHidden() throws IOException {
    say(1, "S: 220 x", "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6", "C: " + SECRET);
    say(1, "S: 334 UGFzc3dvcmQ6", "C: " + SECRET, "S: 535 5.7.8 wrong", "C: RSET", "S: 250 ok");
    assertShows(
        1,
        "C: AUTH LOGIN",
        "S: 334 VXNlcm5hbWU6",
        "C: ***",
        "S: 334 UGFzc3dvcmQ6",
        "C: ***",
        "S: 535 5.7.8 wrong",
        "C: RSET",
        "S: 250 ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth plain AGFubmEAZ2VoZWlt",
        "AUTH\tPLAIN\tAGFubmEAZ2VoZWlt",
        "  AUTH   PLAIN   AGFubmEAZ2VoZWlt",
        "AUTH AGFubmEAZ2VoZWlt",
        "AUTHPLAIN AGFubmEAZ2VoZWlt",
        "AUTH CRAM-MD5 AGFubmEAZ2VoZWlt",
        "AUTH XOAUTH2 AGFubmEAZ2VoZWlt",
        "AUTH SECRET AGFubmEAZ2VoZWlt",
        "AUTHAGFubmEAZ2VoZWlt"
      })
  void howeverTheCommandIsWritten(String command) throws IOException {
    say(1, "S: 220 x", "C: " + command, "S: 504 5.5.4 no", "C: QUIT");
    assertThat(Files.readString(file)).contains("C: AUTH").doesNotContain("Z2VoZWlt");
  }

  @Test
  void aPasswordThatIsPipelinedBehindARefusedCommandIsHiddenToo() throws IOException {
    say(1, "S: 220 x", "C: AUTH LOGIN", "S: 538 5.7.11 not without TLS");
    say(1, "C: " + SECRET, "S: 500 5.5.2 unknown command " + SECRET);
    say(1, "C: " + SECRET, "S: 500 5.5.2 unknown command " + SECRET);
    say(1, "C: STARTTLS", "S: 220 go", "C: FOO BAR", "S: 500 5.5.2 unknown command FOO");
    assertThat(Files.readString(file)).doesNotContain(SECRET).contains("C: FOO BAR", "command FOO");
  }

  @Test
  void anAnswerToAPromptIsHiddenAlsoWhenItLooksLikeACommand() throws IOException {
    say(1, "S: 220 x", "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6", "C: MAIL", "S: 334 UGFzc3dvcmQ6");
    say(1, "C: QUIT", "S: 235 ok");
    assertThat(Files.readString(file)).doesNotContain("MAIL", "QUIT");
  }

  @Test
  void aCancelledLoginIsSeen() throws IOException {
    say(1, "S: 220 x", "C: AUTH PLAIN", "S: 334 ", "C: *", "S: 501 5.7.0 cancelled");
    assertShows(1, "C: AUTH PLAIN", "S: 334", "C: *", "S: 501 5.7.0 cancelled");
  }

  @Test
  void contentIsNotWritten() throws IOException {
    say(1, "S: 220 x", "C: DATA", "S: 354 go on", "C: Subject: private", "C: private", "C: .");
    say(1, "S: 250 2.0.0 queued", "C: QUIT");
    assertShows(1, "C: DATA", "S: 354 go on", "S: 250 2.0.0 queued", "C: QUIT");
  }

  @Test
  void connectionsThatBeganBeforeAreNotShown() throws IOException {
    say(1, "C: " + SECRET, "S: 235 ok", "C: QUIT");
    assertThat(file).isEmptyFile();
  }

  @Test
  void aConnectionThatIsOverIsForgotten() throws IOException {
    say(1, "S: 220 x", "C: QUIT");
    trace.end(1);
    say(1, "C: NOOP");
    assertThat(Files.readString(file)).doesNotContain("NOOP");
  }

  @Test
  void nothingIsWrittenWhileItIsOff() throws IOException {
    trace.stop();
    assertThat(trace.isOn()).isFalse();
    say(1, "S: 220 x", "C: QUIT");
    assertThat(file).isEmptyFile();
    trace.start();
    say(2, "S: 220 x");
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void aStrangersCharactersDrawNothingOnTheScreen() throws IOException {
    say(1, "S: 220 x", "C: EHLO \u001b[2J\u202e\n2026 #1 S: 250 forged");
    say(1, "C: NOOP " + "x".repeat(20_000));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).endsWith("C: EHLO ?[2J??2026 #1 S: 250 forged");
    assertThat(lines.get(2)).hasSizeLessThan(1_100).endsWith("...");
  }

  @Test
  void onlyTheOwnerReadsIt() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void itNeverTakesMoreThanTwiceItsSize() throws IOException {
    Path small = folder.resolve("small.txt");
    try (AcceptTrace bounded = new AcceptTrace(small, 2_000, new SettableClock())) {
      bounded.start();
      bounded.line(1, false, "220 x");
      for (int i = 0; i < 500; i++) {
        bounded.line(1, true, "NOOP " + i);
      }
    }
    Path former = folder.resolve("small.txt.1");
    assertThat(Files.size(small)).isBetween(1L, 2_000L);
    assertThat(Files.size(former)).isBetween(1_900L, 2_000L);
    assertThat(Files.readString(small)).endsWith("NOOP 499\n");
    String last = Files.readAllLines(former).get(Files.readAllLines(former).size() - 1);
    String first = Files.readAllLines(small).get(0);
    assertThat(number(first)).isEqualTo(number(last) + 1);
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }

  @Test
  void aDiskThatFailsSwitchesItOffAndHarmsNobody() throws IOException {
    Path small = folder.resolve("blocked.txt");
    Files.createDirectories(folder.resolve("blocked.txt.1/not-empty"));
    try (AcceptTrace bounded = new AcceptTrace(small, 100, new SettableClock())) {
      bounded.start();
      for (int i = 0; i < 10; i++) {
        bounded.line(1, false, "220 x");
      }
      assertThat(bounded.isOn()).isFalse();
    }
  }

  @Test
  void aFileThatCannotBeOpenedIsAnError() {
    AcceptTrace impossible = new AcceptTrace(folder, new SettableClock());
    assertThatThrownBy(impossible::start).isInstanceOf(IOException.class);
    assertThat(impossible.isOn()).isFalse();
  }

  private void say(long connection, String... lines) {
    for (String line : lines) {
      trace.line(connection, line.startsWith("C"), line.substring(3));
    }
  }

  private void assertShows(long connection, String... lines) throws IOException {
    assertThat(Files.readAllLines(file).stream().filter(l -> l.contains(" #" + connection + " ")))
        .extracting(l -> l.substring(l.indexOf(": ") - 1).strip())
        .containsSubsequence(lines)
        .hasSize(lines.length + 1);
  }
}
