package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may not send, or does not speak SMTP, gets no further; nobody else is troubled by it. */
class ClientsThatMayNotStayAreSentAwayTest {
  private final TestListener listener = new TestListener();

  @AfterEach
  void close() throws IOException {
    listener.close();
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
  void tooManyErrorsEndTheConnection() throws IOException {
    listener.maxErrors = 3;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("X1", "500 ").say("X2", "500 ").say("X3", "500 ").expect("421 4.7.0").expectEnd();
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
