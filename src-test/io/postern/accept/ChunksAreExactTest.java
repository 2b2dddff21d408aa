package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BDAT (RFC 3030): the octets that were announced, no more and no fewer, are content. */
class ChunksAreExactTest {
  private final TestListener listener = new TestListener();

  @BeforeEach
  void start() throws IOException {
    listener.start();
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void chunksMakeAMail() throws IOException {
    try (Talk talk = listener.introduced()) {
      talk.envelope()
          .raw("BDAT 6\r\na: b\r\n")
          .expect("250 2.0.0 6 octets")
          .raw("BDAT 0\r\n")
          .expect("250 2.0.0 0 octets")
          .raw("BDAT 9 LAST\r\n\r\n.\r\n.x\r\n")
          .expect("250 2.0.0 Ok: queued as ")
          .say("RCPT TO:<c@x.example>", "503 5.5.1");
    }
    assertThat(listener.mails.get(0).content()).isEqualTo("a: b\r\n\r\n.\r\n.x\r\n");
  }

  @Test
  void theLastChunkMayBeEmpty() throws IOException {
    try (Talk talk = listener.introduced()) {
      talk.envelope()
          .raw("BDAT 6\r\na: b\r\nbdat 0 last\r\n")
          .expect("250 ")
          .expect("250 2.0.0 Ok");
    }
    assertThat(listener.mails.get(0).content()).isEqualTo("a: b\r\n");
  }

  @Test
  void aMissingLastLineEndIsAdded() throws IOException {
    try (Talk talk = listener.introduced()) {
      talk.envelope().raw("BDAT 7 LAST\r\na: b\r\nx").expect("250 ");
      talk.envelope().raw("BDAT 8 LAST\r\na: b\r\nx\r").expect("250 ");
    }
    assertThat(listener.mails)
        .extracting(TestListener.Taken::content)
        .containsExactly("a: b\r\nx\r\n", "a: b\r\nx\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "x",
        "1x",
        "0x10",
        " 5",
        "5 LAST LAST",
        "5 FIRST",
        "18446744073709551617",
        "9999999999999999999999999"
      })
  void aChunkOfUnknownLengthEndsTheConnection(String argument) throws IOException {
    try (Talk talk = listener.introduced()) {
      talk.envelope()
          .raw("BDAT " + argument + "\r\nMAIL FROM:<x@y.example>\r\n")
          .expect("501 5.5.4")
          .expectEnd();
    }
    assertThat(listener.mails).isEmpty();
  }

  @Test
  void chunksThatNobodyAskedForAreReadAndForgotten() throws IOException {
    String command = "MAIL FROM:<x@y.example>\r\n";
    try (Talk talk = listener.introduced()) {
      talk.raw("BDAT " + command.length() + " LAST\r\n" + command)
          .expect("503 5.5.1")
          .say("MAIL FROM:<a@b.example>", "250 ")
          .raw("BDAT " + command.length() + "\r\n" + command)
          .expect("503 5.5.1")
          .say("NOOP", "250 ");
    }
  }

  @Test
  void aResetForgetsTheChunks() throws IOException {
    try (Talk talk = listener.introduced()) {
      talk.envelope()
          .raw("BDAT 6\r\na: b\r\n")
          .expect("250 ")
          .say("RSET", "250 ")
          .raw("BDAT 6 LAST\r\nc: d\r\n")
          .expect("503 ")
          .envelope()
          .raw("BDAT 6 LAST\r\ne: f\r\n")
          .expect("250 ");
    }
    assertThat(listener.mails).hasSize(1);
    assertThat(listener.mails.get(0).content()).isEqualTo("e: f\r\n");
  }

  @Test
  void chunksAndDataDoNotMix() throws IOException {
    try (Talk talk = listener.introduced()) {
      talk.envelope()
          .raw("BDAT 6\r\na: b\r\n")
          .expect("250 ")
          .say("DATA", "503 5.5.1")
          .say("RCPT TO:<c@x.example>", "503 5.5.1")
          .raw("BDAT 0 LAST\r\n")
          .expect("250 ");
    }
    assertThat(listener.mails).hasSize(1);
  }
}
