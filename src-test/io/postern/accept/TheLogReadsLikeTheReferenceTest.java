package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.mail.Address;
import io.postern.wire.Secret;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of what is accepted, in the words of the old product (F97, F103). */
class TheLogReadsLikeTheReferenceTest {
  private final TestListener listener = new TestListener();
  private final OutgoingLog log = new OutgoingLog();

  @AfterEach
  void close() throws IOException {
    listener.close();
    log.close();
  }

  private String event(int index) {
    await().until(() -> log.events.size() > index);
    return log.events.get(index);
  }

  @Test
  void aMailIsOneEventWithTheConnectionAroundIt() throws IOException {
    listener.start();
    try (Talk talk = listener.talk().expect("220 ")) {
      talk.say("EHLO mailserver.yourdomain.example", "250 ")
          .say("MAIL FROM:<a@company.example> SIZE=7741 RET=FULL", "250 ")
          .say("RCPT TO:<b@x.example> NOTIFY=FAILURE,DELAY", "250 ")
          .say("DATA", "354 ")
          .say("Subject: This is an outgoing message\r\n\r\n.", "250 ")
          .say("QUIT", "221 ");
    }
    assertThat(event(0))
        .isEqualTo(
            "Queue [1] ESMTP Connection accepted from: mailserver.yourdomain.example [127.0.0.1]\n"
                + "Queue [1] Mail From: <a@company.example> SIZE=7741 RET=FULL ("
                + listener.mails.get(0).mail().id()
                + ")\n"
                + "Queue [1] Rcpt To: <b@x.example> NOTIFY=FAILURE,DELAY\n"
                + "Queue [1] Subject: This is an outgoing message\n"
                + "Queue [1] Connection closed.");
  }

  @Test
  void aMailIsToldSoonThoughItsClientStays() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced().data().say("Subject: a\r\n\r\n.", "250 ")) {
      assertThat(event(0)).endsWith("Queue [1] Subject: a");
      talk.data().say("Subject: b\r\n\r\n.", "250 ").data().say("Subject: c\r\n\r\n.", "250 ");
      assertThat(event(1)).startsWith("Queue [1] Mail From: ").endsWith("Subject: b");
      talk.say("QUIT", "221 ");
      assertThat(event(2)).endsWith("Subject: c\nQueue [1] Connection closed.");
    }
  }

  @Test
  void anUnknownSenderIsTold() throws IOException {
    listener.known = Address.of("boss@company.example")::equals;
    listener.start();
    try (Talk talk = listener.introduced().data().say("Subject: a\r\n\r\n.", "250 ")) {
      talk.say("QUIT", "221 ");
    }
    assertThat(event(0))
        .contains(") (sender's address unknown: nobody could be notified)\nQueue [1] Rcpt To: ");
  }

  @Test
  void refusalsAreToldAndStrangersWordsAreCleaned() throws IOException {
    listener.strange().start();
    try (Talk talk = listener.introduced()) {
      talk.say("MAIL FROM:<evil\u001b[31m@x.example>", "501 ")
          .say("MAIL FROM:<a@x.example>", "530 ")
          .say("QUIT", "221 ");
    }
    assertThat(event(0))
        .doesNotContain("\u001b")
        .contains("Queue [1] Refused: MAIL FROM:<evil [31m@x.example> (501 5.5.2 ")
        .contains("Queue [1] Refused: MAIL FROM:<a@x.example> (530 5.7.0 ");
  }

  @Test
  void subjectsAreReadableAndHarmless() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data()
          .say("Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe=E2=80=AE=0D=0AQueue_[9]_x?=\r\n\r\n.", "250 ")
          .say("QUIT", "221 ");
    }
    assertThat(event(0)).contains("Queue [1] Subject: Grüße").contains("Queue [9] x");
    assertThat(event(0).lines()).allMatch(line -> line.startsWith("Queue [1] "));
    assertThat(event(0)).doesNotContain("\u202e");
  }

  @Test
  void linesMadeWholeAreCounted() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data().say("a: b\r\n\r\nx\ny\rz\r\n.", "250 ").say("QUIT", "221 ");
    }
    assertThat(event(0)).contains("Queue [1] Line ends made whole: 2\n");
  }

  @Test
  void passwordsAreNeverTold() throws IOException {
    listener.users = Map.of("anna", new Secret("right"));
    listener.start();
    listener.trace.start();
    try (Talk talk = listener.introduced()) {
      talk.raw("AUTH LOGIN\r\nYW5uYQ==\r\ncmlnaHQ=\r\n")
          .expect("538 ")
          .expect("500 ")
          .expect("500 ")
          .say("AUTH PLAIN AGFubmEAcmlnaHQ=", "538 ")
          .say("QUIT", "221 ");
    }
    assertThat(event(0)).doesNotContain("cmlnaHQ").doesNotContain("YW5u").doesNotContain("AGFub");
  }
}
