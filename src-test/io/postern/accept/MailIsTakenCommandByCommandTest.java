package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.RecipientParameters.Notify;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From MAIL to the last dot: what is taken, what is said, and what begins anew. */
class MailIsTakenCommandByCommandTest {
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
  void aNameThatWouldBreakTheTraceLineIsCleaned() throws IOException {
    listener.start();
    try (Talk talk = listener.talk().expect("220 ")) {
      talk.say("EHLO a(b)\"<c>\u001b more", "250 ").data().say("x: y\r\n\r\n.", "250 ");
    }
    assertThat(listener.mails.get(0).client().helo()).isEqualTo("a?b???c??");
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
  void loopsAreBroken() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data().say("Received: x\r\n".repeat(30) + "\r\n.", "554 5.4.6");
    }
    assertThat(listener.mails).isEmpty();
  }
}
