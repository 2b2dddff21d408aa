package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.RecipientParameters.Notify;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to clients, command by command. */
class ConversationTest {
  private final TestListener listener = new TestListener();

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void aMailIsTakenWithItsEnvelopeAndParameters() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("MAIL FROM:<a@company.example> SIZE=20 RET=FULL ENVID=e1 BODY=8BITMIME", "250 2.1.0")
          .say("RCPT TO:<b@x.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;b@x.example", "250 2.1.5")
          .say("RCPT TO:<c@x.example>", "250 2.1.5")
          .say("DATA", "354 ")
          .say("Subject: hi\r\n\r\nhello\r\n.", "250 2.0.0 Ok: queued as ")
          .say("QUIT", "221 2.0.0 gateway.example")
          .expectEnd();
    }
    TestListener.Taken taken = listener.mails.get(0);
    assertThat(taken.content()).isEqualTo("Subject: hi\r\n\r\nhello\r\n");
    assertThat(taken.mail().envelope().sender()).contains(Address.of("a@company.example"));
    assertThat(taken.mail().envelope().recipients())
        .containsExactly(Address.of("b@x.example"), Address.of("c@x.example"));
    var parameters = taken.mail().envelope().parameters();
    assertThat(parameters.ret()).contains(Ret.FULL);
    assertThat(parameters.envelopeId()).contains("e1");
    assertThat(parameters.of(Address.of("b@x.example")).notifyOn())
        .containsExactlyInAnyOrder(Notify.FAILURE, Notify.DELAY);
    assertThat(parameters.recipients()).hasSize(1);
  }

  @Test
  void theTraceLineSaysWhoHandedItOver() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data().say("x: y\r\n\r\n.", "250 ");
    }
    TestListener.Taken taken = listener.mails.get(0);
    assertThat(taken.trace())
        .startsWith("Received: from client.example ([127.0.0.1])\r\n\tby gateway.example (Postern)")
        .contains(" with ESMTP id " + taken.mail().id() + ";\r\n\t")
        .endsWith("\r\n");
    assertThat(taken.client().toString()).isEqualTo("client.example [127.0.0.1]");
    assertThat(taken.mail().content().facts().endsWithCrlf()).isTrue();
  }

  @Test
  void whatIsOfferedIsSaid() throws IOException {
    listener.start();
    try (Talk talk = listener.talk()) {
      assertThat(talk.reply()).isEqualTo("220 gateway.example ESMTP server ready");
      talk.raw("EHLO client.example\r\n");
      assertThat(talk.reply())
          .isEqualTo(
              "250-gateway.example\n250-PIPELINING\n250-SIZE 400000\n250-8BITMIME\n250-SMTPUTF8\n"
                  + "250-CHUNKING\n250-DSN\n250-ENHANCEDSTATUSCODES\n250 HELP");
      talk.say("HELO client.example", "250 gateway.example");
    }
  }

  @Test
  void aNameThatWouldBreakTheTraceLineIsCleaned() throws IOException {
    listener.start();
    try (Talk talk = listener.talk().expect("220 ")) {
      talk.say("EHLO a(b)\"<c>\u001b more", "250 ").data().say("x: y\r\n\r\n.", "250 ");
    }
    assertThat(listener.mails.get(0).client().helo()).isEqualTo("a?b???c??");
  }

  static Stream<String[]> outOfOrder() {
    return Stream.of(
        new String[] {"MAIL FROM:<a@b.example>", "503 5.5.1"},
        new String[] {"RCPT TO:<a@b.example>", "503 5.5.1"},
        new String[] {"DATA", "503 5.5.1"},
        new String[] {"EHLO", "501 5.5.4"},
        new String[] {"HELO   ", "501 5.5.4"},
        new String[] {"QUIT now", "501 5.5.4"},
        new String[] {"RSET now", "501 5.5.4"},
        new String[] {"STARTTLS", "502 5.5.1"},
        new String[] {"AUTH PLAIN", "502 5.5.1"},
        new String[] {"EXPN list", "502 5.5.1"},
        new String[] {"ETRN x", "502 5.5.1"},
        new String[] {"TURN", "502 5.5.1"},
        new String[] {"XCLIENT ADDR=1.2.3.4", "500 5.5.1"},
        new String[] {"", "500 5.5.1"},
        new String[] {" NOOP", "500 5.5.1"},
        new String[] {"VRFY", "501 5.5.4"},
        new String[] {"VRFY a@b.example", "252 2.0.0"},
        new String[] {"noop whatever", "250 2.0.0"},
        new String[] {"HELP", "214 2.0.0"},
        new String[] {"RSET", "250 2.0.0"});
  }

  @ParameterizedTest
  @MethodSource("outOfOrder")
  void aCommandAtTheWrongPlaceIsAnsweredAndTheNextOneHeard(String command, String reply)
      throws IOException {
    listener.start();
    try (Talk talk = listener.talk().expect("220 ")) {
      talk.say(command, reply).say("NOOP", "250 2.0.0");
    }
  }

  @Test
  void aMailCanBeForgottenAndBegunAnew() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.envelope()
          .say("MAIL FROM:<x@y.example>", "503 5.5.1")
          .say("RSET", "250 ")
          .say("RCPT TO:<x@y.example>", "503 5.5.1")
          .envelope()
          .say("EHLO again.example", "250 ")
          .say("DATA", "503 5.5.1")
          .say("MAIL FROM:<>", "250 2.1.0")
          .say("DATA", "503 5.5.1 there is no recipient");
    }
  }

  @Test
  void afterARefusedContentTheNextMailIsTaken() throws IOException {
    listener.answer =
        (mail, client) ->
            mail.header().first("Bad").isPresent()
                ? new Intake.NotTaken("550 5.7.1 not from you")
                : new Intake.Taken();
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data()
          .say("Bad: yes\r\n\r\nMAIL FROM:<x@y.example>\r\n.", "550 5.7.1 not from you")
          .data()
          .say("Good: yes\r\n\r\n.", "250 2.0.0");
    }
    assertThat(listener.mails).hasSize(1);
  }

  @Test
  void aBatchIsAnsweredInOrder() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.raw(
              "MAIL FROM:<a@b.example>\r\nRCPT TO:<bad\r\nRCPT TO:<c@d.example>\r\n"
                  + "NOOP\r\nDATA\r\n")
          .expect("250 2.1.0")
          .expect("501 5.1.3")
          .expect("250 2.1.5")
          .expect("250 2.0.0")
          .expect("354 ")
          .raw("x: y\r\n\r\n.\r\nMAIL FROM:<a@b.example>\r\nQUIT\r\n")
          .expect("250 2.0.0 Ok: queued")
          .expect("250 2.1.0")
          .expect("221 ")
          .expectEnd();
    }
  }

  @Test
  void contentWithoutConsentIsNotExecuted() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.raw("DATA\r\nSubject: x\r\n\r\nMAIL FROM:<a@b.example>\r\n.\r\n")
          .expect("503 5.5.1")
          .expect("421 4.7.0")
          .expectEnd();
    }
  }

  @Test
  void recipientsAreLimited() throws IOException {
    listener.maxRecipients = 2;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("MAIL FROM:<a@b.example>", "250 ")
          .say("RCPT TO:<a@x.example>", "250 ")
          .say("RCPT TO:<A@x.example>", "250 ")
          .say("RCPT TO:<b@x.example>", "250 ")
          .say("RCPT TO:<c@x.example>", "452 4.5.3")
          .say("DATA", "354 ")
          .say("x: y\r\n\r\n.", "250 ");
    }
    assertThat(listener.mails.get(0).mail().envelope().recipients()).hasSize(2);
  }

  @Test
  void tooManyErrorsEndTheConnection() throws IOException {
    listener.maxErrors = 3;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("X1", "500 ").say("X2", "500 ").say("X3", "500 ").expect("421 4.7.0").expectEnd();
    }
  }

  @Test
  void aLineThatIsTooLongIsReadToItsEnd() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("NOOP " + "x".repeat(4_000), "250 ")
          .say("NOOP " + "x".repeat(5_000), "500 5.5.6")
          .say("NOOP " + "x".repeat(200_000), "500 5.5.6")
          .say("NOOP", "250 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOOP\nMAIL FROM:<a@b.example>\r\n",
        "NOOP\n",
        "NO\rOP\r\n",
        "NOOP\r\r\n",
        "NO\0OP\r\n",
        "\n",
        "RCPT TO:<a\nRSET\r\n"
      })
  void strayOctetsInACommandAreRefusedAndNothingOfItIsExecuted(String flight) throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.raw(flight).expect("501 5.5.2").say("NOOP", "250 2.0.0");
    }
    try (TestListener strict = new TestListener().strange().start();
        Talk talk = strict.introduced()) {
      talk.raw(flight).expect("501 5.5.2").expectEnd();
    }
  }

  @Test
  void eightBitCommandsAreUtf8OrNothing() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("NOOP \u00e9", "500 5.5.2")
          .say("EHLO m\u00c3\u00bcller.example", "501 5.5.4")
          .say("MAIL FROM:<m\u00c3\u00bc@b.example>", "5")
          .say("MAIL FROM:<m\u00c3\u00bc@b.example> SMTPUTF8", "250 ")
          .say("RCPT TO:<m\u00c3\u00bc@b.example>", "250 ");
    }
  }

  @Test
  void browsersAreSentAway() throws IOException {
    listener.start();
    try (Talk talk = listener.talk().expect("220 ")) {
      talk.raw("POST / HTTP/1.1\r\nHost: x\r\n\r\nEHLO x\r\n").expect("554 5.5.0").expectEnd();
    }
  }

  @Test
  void strangersThatSpeakFirstAreSentAway() throws IOException {
    listener.strange().start();
    int patience = 50;
    boolean sentAway = false;
    while (!sentAway && patience-- > 0) {
      try (Talk talk = listener.talk().raw("EHLO x\r\n")) {
        sentAway = talk.reply().startsWith("554 5.5.0");
      }
    }
    assertThat(sentAway).isTrue();
  }

  @Test
  void strangersCannotSend() throws IOException {
    listener.strange().start();
    try (Talk talk = listener.introduced()) {
      talk.say("MAIL FROM:<a@company.example>", "530 5.7.0").say("RCPT TO:<b@x.example>", "503 ");
    }
  }

  @Test
  void loopsAreBroken() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data().say("Received: x\r\n".repeat(30) + "\r\n.", "554 5.4.6");
    }
    assertThat(listener.mails).isEmpty();
  }

  @Test
  void aFailureOfTheIntakeEndsOneConnectionOnly() throws IOException {
    listener.answer =
        (mail, client) -> {
          throw new StackOverflowError("as a step of an administrator might");
        };
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data().say("x: y\r\n\r\n.", "421 4.3.0").expectEnd();
    }
    try (Talk talk = listener.introduced()) {
      talk.say("NOOP", "250 ");
    }
  }
}
