package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Delivered;
import io.postern.mail.Outcome.Refused;
import io.postern.mail.UnreadableContent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a server says or does, each recipient has the outcome that loses and doubles nothing.
 */
class ServerAnswersBecomeOutcomesTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";
  private static final String LARGE =
      "Subject: large\r\n\r\n" + ("x".repeat(998) + "\r\n").repeat(20_000);

  private final Rig rig = new Rig();
  private final FakeSmtp server = rig.server;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void eachRecipientHasItsOwnOutcome() {
    server.on("RCPT TO:<full@").say("452 4.2.2 mailbox full");
    server.on("RCPT TO:<gone@").say("550 5.1.1 no such user");
    Map<Address, Outcome> outcomes =
        rig.attempt(MAIL, "full@company.example", "info@company.example", "gone@company.example");

    assertThat(outcomes)
        .containsEntry(
            Address.of("full@company.example"),
            new Deferred(Cause.MAIL, 452, "452 4.2.2 mailbox full"))
        .containsEntry(
            Address.of("gone@company.example"), new Refused(550, "550 5.1.1 no such user"))
        .containsEntry(Address.of("info@company.example"), new Delivered("250 2.0.0 queued as 1"));
    assertThat(server.mails().get(0).recipients())
        .containsExactly("RCPT TO:<info@company.example>");
  }

  @ParameterizedTest
  @CsvSource({
    // the server is in trouble
    "421 4.3.2 going down, SERVER",
    "451 4.3.0 try later, SERVER",
    "452 4.3.1 no room, SERVER",
    "454 4.7.0 TLS not available, SERVER",
    "451 local error, SERVER",
    "452 no room, SERVER",
    // this sender is
    "450 4.1.8 sender's domain not found, MAIL",
    "451 4.7.1 greylisted, MAIL",
    "450 not yet, MAIL",
  })
  void a4yzToMailIsTheServersFaultUnlessItIsAboutTheSender(String reply, Cause cause) {
    server.on("MAIL").say(reply);
    assertThat(rig.outcome(MAIL))
        .isEqualTo(new Deferred(cause, Integer.parseInt(reply.substring(0, 3)), said(reply)));
  }

  private String said(String reply) {
    return reply.startsWith("421") ? "127.0.0.1:" + server.port() + ": " + reply : reply;
  }

  @Test
  void noRoomForALargeMailIsAboutThatMail() {
    server.on("MAIL").say("452 4.3.1 no room");
    assertThat(rig.outcome(LARGE)).isEqualTo(new Deferred(Cause.MAIL, 452, "452 4.3.1 no room"));
  }

  @Test
  void a5yzToMailRefusesTheMailForAll() {
    server.on("MAIL").say("550 5.7.1 not from there");
    assertThat(rig.attempt(MAIL, "a@company.example", "b@company.example").values())
        .containsOnly(new Refused(550, "550 5.7.1 not from there"));
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "DATA", FakeSmtp.END})
  void aMissingLoginOrAWrongSequenceIsNeverTheMailsFault(String step) {
    server.on(step).say("530 5.7.0 authentication required");
    assertThat(rig.outcome(MAIL))
        .isEqualTo(new Deferred(Cause.SERVER, 530, "530 5.7.0 authentication required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"452 4.5.3 too many recipients", "552 5.5.3 too many recipients"})
  void whoIsOneRecipientTooManyIsPutOffAndTheOthersHaveTheMail(String reply) {
    server.on("RCPT TO:<c@").say(reply);
    Map<Address, Outcome> outcomes =
        rig.attempt(MAIL, "a@company.example", "b@company.example", "c@company.example");
    assertThat(outcomes)
        .containsEntry(Address.of("a@company.example"), new Delivered("250 2.0.0 queued as 1"))
        .containsEntry(Address.of("b@company.example"), new Delivered("250 2.0.0 queued as 1"))
        .containsEntry(
            Address.of("c@company.example"),
            new Deferred(Cause.MAIL, Integer.parseInt(reply.substring(0, 3)), reply));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PIPELINING", "SIZE"})
  void aRefusalOfTheContentIsAboutThoseWhoWereAccepted(String extension) {
    server.offering(extension).on("RCPT TO:<gone@").say("550 5.1.1 no such user");
    server.on("RCPT TO:<full@").say("452 4.2.2 mailbox full");
    server.on(FakeSmtp.END).times(1).say("554 5.6.0 not with that content");
    server.on(FakeSmtp.END).say("451 4.3.0 scanner busy");
    String[] recipients = {"gone@company.example", "info@company.example", "full@company.example"};

    assertThat(rig.attempt(MAIL, recipients).values())
        .containsExactlyInAnyOrder(
            new Refused(550, "550 5.1.1 no such user"),
            new Refused(554, "554 5.6.0 not with that content"),
            new Deferred(Cause.MAIL, 452, "452 4.2.2 mailbox full"));
    assertThat(rig.attempt(MAIL, recipients).values())
        .containsExactlyInAnyOrder(
            new Refused(550, "550 5.1.1 no such user"),
            new Deferred(Cause.MAIL, 451, "451 4.3.0 scanner busy"),
            new Deferred(Cause.MAIL, 452, "452 4.2.2 mailbox full"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RCPT", "DATA", FakeSmtp.END})
  void a4yzLaterDefersTheMail(String step) {
    server.on(step).say("451 4.7.1 come back later");
    assertThat(rig.outcome(MAIL))
        .isEqualTo(new Deferred(Cause.MAIL, 451, "451 4.7.1 come back later"));
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RCPT", "DATA", FakeSmtp.END})
  void a5yzLaterRefusesTheMail(String step) {
    server.on(step).say("552 5.3.4 too large");
    assertThat(rig.outcome(MAIL)).isEqualTo(new Refused(552, "552 5.3.4 too large"));
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeSmtp.GREETING, "EHLO", "MAIL", "RCPT", "DATA", FakeSmtp.END})
  void a421AnywhereIsTheServersFault(String step) {
    server.on(step).sayAndClose("421 4.3.2 shutting down");
    assertThat(rig.outcome(MAIL))
        .isInstanceOfSatisfying(
            Deferred.class,
            deferred -> {
              assertThat(deferred.cause()).isEqualTo(Cause.SERVER);
              assertThat(deferred.code()).isEqualTo(421);
              assertThat(deferred.text()).endsWith("421 4.3.2 shutting down");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeSmtp.GREETING, "EHLO", "MAIL", "RCPT", "DATA"})
  void aConnectionLostBeforeTheContentIsTheServersFault(String step) {
    server.on(step).close();
    assertThat(rig.outcome(MAIL))
        .isInstanceOfSatisfying(
            Deferred.class,
            deferred -> {
              assertThat(deferred.cause()).isEqualTo(Cause.SERVER);
              assertThat(deferred.code()).isZero();
              assertThat(deferred.text()).startsWith("127.0.0.1:" + server.port());
            });
  }

  @Test
  void aGreetingThatRefusesUsIsTheServersFault() {
    server.on(FakeSmtp.GREETING).say("554 no mail here");
    assertThat(rig.outcome(MAIL))
        .isEqualTo(
            new Deferred(
                Cause.SERVER,
                554,
                "127.0.0.1:" + server.port() + ": greeting answered with 554 no mail here"));
  }

  @Test
  void aConnectionLostInTheContentDefersTheMail() {
    server.on(FakeSmtp.CONTENT).after(1_000).close();
    assertThat(rig.outcome(LARGE))
        .isInstanceOfSatisfying(
            Deferred.class, deferred -> assertThat(deferred.cause()).isEqualTo(Cause.MAIL));
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"421 4.3.2 shutting down, SERVER", "451 4.3.0 scanner died, MAIL"})
  void whatAServerSaysBeforeItBreaksOffInTheContentCounts(String reply, Cause cause) {
    server.on(FakeSmtp.CONTENT).after(1_000).sayAndClose(reply);
    assertThat(rig.outcome(LARGE))
        .isInstanceOfSatisfying(
            Deferred.class,
            deferred -> {
              assertThat(deferred.cause()).isEqualTo(cause);
              assertThat(deferred.text()).isEqualTo(reply);
            });
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void aConnectionLostBehindTheDotLeavesTheMailInDoubt() {
    server.on(FakeSmtp.END).close();
    assertThat(rig.outcome(MAIL))
        .isInstanceOfSatisfying(
            Deferred.class, deferred -> assertThat(deferred.cause()).isEqualTo(Cause.IN_DOUBT));
    assertThat(server.mails()).as("and the server has it").hasSize(1);
  }

  @Test
  void noAnswerToTheContentInTimeLeavesTheMailInDoubt() {
    rig.finalDot(Duration.ofMillis(200));
    server.on(FakeSmtp.END).hang();
    assertThat(rig.outcome(MAIL))
        .isEqualTo(
            new Deferred(
                Cause.IN_DOUBT,
                0,
                "no clear answer to the content: 127.0.0.1:"
                    + server.port()
                    + ": gave no answer in time"));
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeSmtp.GREETING, "EHLO", "MAIL", "RCPT", "DATA"})
  void aServerThatFallsSilentIsGivenUp(String step) {
    rig.patience(Duration.ofMillis(200));
    server.on(step).hang();
    assertThat(rig.outcome(MAIL))
        .isEqualTo(
            new Deferred(
                Cause.SERVER, 0, "127.0.0.1:" + server.port() + ": gave no answer in time"));
  }

  @Test
  void aServerThatFallsSilentOnAKeptConnectionIsGivenUpAndNotAskedAgain() {
    rig.patience(Duration.ofSeconds(1));
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    server.on("MAIL").hang();
    assertThat(rig.outcome(MAIL))
        .isEqualTo(
            new Deferred(
                Cause.SERVER, 0, "127.0.0.1:" + server.port() + ": gave no answer in time"));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aServerThatTakesNoMoreContentIsGivenUp() {
    rig.patience(Duration.ofMillis(300));
    server.on(FakeSmtp.CONTENT).after(100).hang();
    assertThat(rig.outcome(LARGE))
        .isEqualTo(
            new Deferred(
                Cause.MAIL,
                0,
                "broke off in the content: 127.0.0.1:"
                    + server.port()
                    + ": gave no answer in time"));
  }

  @Test
  void theTextIsOneCleanLine() {
    server
        .on("RCPT")
        .say("550-5.7.1 first\u0007 line\u001b[31m\r\n550 5.7.1 second " + "x".repeat(500));
    assertThat(rig.outcome(MAIL).text())
        .startsWith("550 5.7.1 first  line [31m 5.7.1 second xxx")
        .hasSize(300);
  }

  @Test
  void contentThatCannotBeReadIsNotEndedWithADot() {
    Map<Address, Outcome> outcomes =
        rig.delivery().attempt(UnreadableContent.in(Rig.mail("x\r\n", "info@company.example")));
    assertThat(outcomes.values())
        .containsExactly(
            new Deferred(
                Cause.MAIL,
                0,
                "the mail's content could not be read: java.io.IOException: disk on fire"));
    assertThat(server.mails()).isEmpty();
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.connections()).isEqualTo(2);
  }
}
