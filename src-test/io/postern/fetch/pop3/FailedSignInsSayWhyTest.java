package io.postern.fetch.pop3;

import static io.postern.fetch.pop3.Answer.err;
import static io.postern.fetch.pop3.Answer.hangUp;
import static io.postern.fetch.pop3.Answer.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.wire.Wires;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, a sign-in ends soon, says why, and repeats no secret. */
class FailedSignInsSayWhyTest {
  private static final String PLAIN =
      Base64.getEncoder().encodeToString("\0anna\0geheim".getBytes());

  private final Wires wires = new Wires();
  private final Visitor anna = Visitor.anna(wires);

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(wires.openCount()).isZero();
    wires.close();
  }

  @ParameterizedTest
  @CsvSource({
    "[AUTH] Authentication failed., LOGIN",
    "[IN-USE] Do you have another POP session running?, IN_USE",
    "[in-use] busy, IN_USE",
    "[LOGIN-DELAY] minimum time between mail checks violation, LOGIN_DELAY",
    "[SYS/TEMP] Server error - Please try again later, SYS_TEMP",
    "[SYS/PERM] your mailbox is damaged, SYS_PERM",
    "Username and password not accepted., LOGIN",
    "Logon failure: unknown user name or bad password., LOGIN",
    "Your password is incorrect. Please try again later., LOGIN",
    "[X-NEW] something, LOGIN",
    "Login failed., LOGIN",
    "Your account is locked, LOGIN",
    "account blocked, LOGIN",
    "unable to lock maildrop, IN_USE",
    "mailbox in use by another client, IN_USE",
    "Mailbox busy, IN_USE",
    "You log in too often, LOGIN_DELAY",
    "Temporary authentication failure, SYS_TEMP",
    "service unavailable, SYS_TEMP",
    "too many connections, SYS_TEMP",
  })
  void aRefusedPasswordIsToldFromABusyMailbox(String text, Kind kind) {
    try (FakePop3 server = FakePop3.with().on("PASS", err(text)).start()) {
      Pop3Exception failure = anna.failure(server);
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure).hasMessageContaining("(after PASS)").hasMessageContaining(text);
    }
  }

  @Test
  void aRefusedUserIsALoginThatFailed() {
    try (FakePop3 server = FakePop3.with().on("USER", err("no such user")).start()) {
      assertThat(anna.failure(server).kind()).isEqualTo(Kind.LOGIN);
      assertThat(server.commands()).doesNotContain("PASS geheim");
    }
  }

  @ParameterizedTest
  @CsvSource({"go away, GREETING", "too many connections, SYS_TEMP", "[SYS/TEMP] no, SYS_TEMP"})
  void aServerMayTurnUsAwayAtTheDoor(String text, Kind kind) {
    try (FakePop3 server = FakePop3.with().on("greeting", err(text)).start()) {
      assertThat(anna.failure(server).kind()).isEqualTo(kind);
    }
  }

  @Test
  void aServerThatSpeaksAnotherProtocolIsNotSpokenTo() {
    try (FakePop3 server =
        FakePop3.with().on("greeting", say("220 mail.example ESMTP\u001b[2J\r\n")).start()) {
      Pop3Exception failure = anna.failure(server);
      assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(failure).hasMessageContaining("\"220 mail.example ESMTP?[2J\"");
      assertThat(server.commands()).isEmpty();
    }
  }

  @Test
  void anEndlessGreetingIsNotListenedTo() {
    try (FakePop3 server = FakePop3.with().on("greeting", say("+OK " + "x".repeat(9000))).start()) {
      assertThat(anna.failure(server).kind()).isEqualTo(Kind.PROTOCOL);
    }
  }

  @Test
  void aLongRefusalIsCutInTheMessage() {
    try (FakePop3 server = FakePop3.with().on("PASS", err("x".repeat(8000))).start()) {
      assertThat(anna.failure(server).getMessage()).hasSizeLessThan(320).endsWith("x…\"");
    }
  }

  @Test
  void anEndlessListOfCapabilitiesIsNotListenedTo() {
    try (FakePop3 server =
        FakePop3.with().on("CAPA", say("+OK\r\n" + "X\r\n".repeat(10_000))).start()) {
      assertThat(anna.failure(server).kind()).isEqualTo(Kind.PROTOCOL);
    }
  }

  @Test
  void wordsThatNobodyAskedForEndTheDialogue() {
    try (FakePop3 server =
        FakePop3.with().on("greeting", say("+OK hello\r\n+OK what you will ask\r\n")).start()) {
      assertThat(anna.failure(server).kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(server.commands()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeting", "CAPA", "USER", "PASS", "AUTH"})
  void theServerMayCloseAtAnyLine(String command) {
    FakePop3 offering = FakePop3.with();
    try (FakePop3 server =
        (command.equals("AUTH") ? offering.saslPlain() : offering).on(command, hangUp()).start()) {
      assertThat(anna.failure(server).kind()).isEqualTo(Kind.LOST);
      assertThat(server.connections()).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeting", "CAPA", "USER", "PASS"})
  void theServerMayFallSilentAtAnyLine(String command) {
    try (FakePop3 server = FakePop3.with().on(command, Answer.silence()).start()) {
      assertThat(anna.impatient().failure(server).kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void noSecretIsRepeatedWhateverTheServerSays() {
    String echo = "-ERR PASS geheim? AUTH PLAIN " + PLAIN + "?\r\n";
    try (FakePop3 server = FakePop3.with().on("USER", say(echo)).on("AUTH", say(echo)).start()) {
      Pop3Exception failure = anna.failure(server);
      assertThat(failure).hasMessageContaining("PASS *****? AUTH PLAIN *****?");
      assertThat(failure.toString()).doesNotContain("geheim").doesNotContain(PLAIN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ge\r\nheim", "ge\nheim", "ge\0heim"})
  void aPasswordCannotBeASecondCommand(String password) {
    try (FakePop3 server = FakePop3.with().start()) {
      Pop3Exception failure = anna.as("anna", password).failure(server);
      assertThat(failure.kind()).isEqualTo(Kind.LOGIN);
      assertThat(failure.getMessage()).doesNotContain("heim");
      assertThat(server.commands()).isEmpty();
    }
  }

  @Test
  void aPortWithoutAServerIsNoConnection() {
    FakePop3 server = FakePop3.with().start();
    server.close();
    assertThat(anna.failure(server).kind()).isEqualTo(Kind.CONNECT);
  }

  @Test
  void aHostWithoutAnAddressIsNamed() {
    Pop3Exception failure = Visitor.failureOf(() -> anna.calling("no such host.invalid").open(110));
    assertThat(failure.kind()).isEqualTo(Kind.NAME);
    assertThat(failure).hasMessageContaining("no such host.invalid:110");
  }
}
