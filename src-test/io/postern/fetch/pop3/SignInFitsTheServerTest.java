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

/** Of the ways to sign in, the best that a server knows and that works is taken. */
class SignInFitsTheServerTest {
  private static final String PLAIN =
      Base64.getEncoder().encodeToString("\0anna\0geheim".getBytes());

  private final Wires wires = new Wires();
  private final Visitor anna = Visitor.anna(wires);

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(wires.openCount()).isZero();
    wires.close();
  }

  @Test
  void userAndPassWithCapaBeforeAndAfter() throws Exception {
    try (FakePop3 server = FakePop3.with().start();
        Pop3Connection pop3 = anna.open(server)) {
      assertThat(pop3.quit().ok()).isTrue();
      assertThat(server.commands())
          .containsExactly("CAPA", "USER anna", "PASS geheim", "CAPA", "QUIT");
    }
  }

  @Test
  void aServerWithoutCapaIsNoLessWelcome() throws Exception {
    try (FakePop3 server = FakePop3.with().capa((String[]) null).start();
        Pop3Connection pop3 = anna.open(server)) {
      assertThat(pop3.capabilities()).isEqualTo(Capabilities.NONE);
    }
  }

  @Test
  void whatCountsIsWhatTheServerCanDoAfterTheLogin() throws Exception {
    try (FakePop3 server =
            FakePop3.with()
                .capaAfterLogin(
                    "pipelining",
                    "UIDL",
                    "TOP",
                    "RESP-CODES",
                    "EXPIRE 30 USER",
                    "LOGIN-DELAY 900",
                    "IMPLEMENTATION Fake\u0007 1.0")
                .start();
        Pop3Connection pop3 = anna.open(server)) {
      Capabilities can = pop3.capabilities();
      assertThat(can.pipelining()).isTrue();
      assertThat(can.uidl() && can.top() && can.respCodes()).isTrue();
      assertThat(can.stls() || can.saslPlain()).isFalse();
      assertThat(can.expireDays()).hasValue(30);
      assertThat(can.loginDelay()).hasMinutes(15);
      assertThat(can.implementation()).isEqualTo("Fake? 1.0");
    }
  }

  @Test
  void saslPlainComesFirst() throws Exception {
    try (FakePop3 server = FakePop3.with().saslPlain().apop().start()) {
      anna.visit(server);
      assertThat(server.commands()).containsExactly("CAPA", "AUTH PLAIN " + PLAIN, "CAPA");
    }
  }

  @Test
  void saslPlainWaitsForTheChallengeOfAServerThatInsists() throws Exception {
    try (FakePop3 server =
        FakePop3.with()
            .saslPlain()
            .on("AUTH", (session, command) -> session.obey("AUTH PLAIN"))
            .start()) {
      anna.visit(server);
      assertThat(server.commands()).containsExactly("CAPA", "AUTH PLAIN " + PLAIN, PLAIN, "CAPA");
    }
  }

  @Test
  void aLongPasswordDoesNotFitTheInitialResponse() throws Exception {
    String secret = "ü".repeat(120);
    try (FakePop3 server = FakePop3.with().saslPlain().login("anna", secret).start()) {
      anna.as("anna", secret).visit(server);
      assertThat(server.commands().get(1)).isEqualTo("AUTH PLAIN");
      assertThat(server.commands().get(2)).hasSizeGreaterThan(300);
    }
  }

  @Test
  void aServerThatGoesOnChallengingIsCancelled() throws Exception {
    try (FakePop3 server =
        FakePop3.with()
            .saslPlain()
            .on("AUTH", say("+ more\r\n"))
            .on(PLAIN, say("+ more\r\n"))
            .on("*", err("cancelled, unknown mechanism"))
            .start()) {
      anna.visit(server);
      assertThat(server.commands())
          .containsSubsequence("AUTH PLAIN " + PLAIN, PLAIN, "*", "USER anna", "PASS geheim");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unknown command", "unsupported mechanism", "Syntax error"})
  void passFollowsWhereAuthPlainIsNotKnownAfterAll(String text) throws Exception {
    try (FakePop3 server = FakePop3.with().saslPlain().on("AUTH", err(text)).start()) {
      anna.visit(server);
      assertThat(server.commands()).contains("USER anna", "PASS geheim");
    }
  }

  @Test
  void aWrongPasswordIsSaidOnce() {
    try (FakePop3 server = FakePop3.with().saslPlain().apop().login("anna", "other").start()) {
      assertThat(anna.failure(server).kind()).isEqualTo(Kind.LOGIN);
      assertThat(server.commands()).containsExactly("CAPA", "AUTH PLAIN " + PLAIN);
    }
  }

  @Test
  void apopKeepsThePasswordOffTheWire() throws Exception {
    try (FakePop3 server = FakePop3.with().apop().start()) {
      anna.visit(server);
      assertThat(server.commands()).hasSize(3);
      assertThat(server.commands().get(1)).matches("APOP anna [0-9a-f]{32}");
    }
  }

  @Test
  void apopMayBeForbidden() throws Exception {
    try (FakePop3 server = FakePop3.with().apop().start()) {
      anna.withoutApop().visit(server);
      assertThat(server.commands()).contains("PASS geheim");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+OK <12345>", "+OK <a@\u00ff>", "+OK ready", "+OK <a b@c>"})
  void apopSignsNothingButAMessageId(String greeting) throws Exception {
    try (FakePop3 server = FakePop3.with().on("greeting", say(greeting + "\r\n")).start()) {
      anna.visit(server);
      assertThat(server.commands()).contains("PASS geheim");
    }
  }

  @Test
  void passFollowsWhereApopIsBroken() throws Exception {
    try (FakePop3 server = FakePop3.with().apop().on("APOP", err("permission denied")).start()) {
      anna.visit(server);
      assertThat(server.connections()).isOne();
      assertThat(server.commands()).contains("PASS geheim");
    }
  }

  @Test
  void aServerThatHangsUpAfterApopIsCalledAgainWithoutIt() throws Exception {
    try (FakePop3 server = FakePop3.with().apop().on("APOP", hangUp()).start()) {
      anna.visit(server);
      assertThat(server.connections()).isEqualTo(2);
      assertThat(server.commands()).contains("PASS geheim");
    }
  }

  @Test
  void aServerThatRefusesApopAndThenHangsUpIsCalledAgainWithoutIt() throws Exception {
    try (FakePop3 server =
        FakePop3.with().apop().on("APOP", err("no such command").thenHangUp()).start()) {
      anna.visit(server);
      assertThat(server.connections()).isEqualTo(2);
      assertThat(server.commands()).contains("PASS geheim");
    }
  }

  @ParameterizedTest
  @CsvSource({"[AUTH] no, LOGIN", "[IN-USE] no, IN_USE", "mailbox is locked, IN_USE"})
  void aReasonThatHoldsForThePasswordTooEndsTheLoginAtApop(String text, Kind kind) {
    try (FakePop3 server = FakePop3.with().apop().on("APOP", err(text)).start()) {
      assertThat(anna.failure(server).kind()).isEqualTo(kind);
      assertThat(server.commands()).hasSize(2);
    }
  }

  @Test
  void passwordsAreUtf8() throws Exception {
    try (FakePop3 server = FakePop3.with().login("anna", "grün ☂").start()) {
      anna.as("anna", "grün ☂").visit(server);
      assertThat(server.commands()).contains("PASS grün ☂");
    }
  }
}
