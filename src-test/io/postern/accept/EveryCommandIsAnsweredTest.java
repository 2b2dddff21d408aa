package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to each command by itself, also at the wrong place and when it is none. */
class EveryCommandIsAnsweredTest {
  private final TestListener listener = new TestListener();

  @AfterEach
  void close() throws IOException {
    listener.close();
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
}
