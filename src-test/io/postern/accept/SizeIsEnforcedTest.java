package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No mail is larger than it may be, whatever its client says, and the connection stays in step. */
class SizeIsEnforcedTest {
  private static final int LIMIT = 300_000;

  private final TestListener listener = new TestListener();

  SizeIsEnforcedTest() {
    listener.maxSize = LIMIT;
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIZE=300001", "SIZE=99999999999", "RET=FULL SIZE=300001 ENVID=x"})
  void whatIsDeclaredTooLargeIsRefusedAtOnce(String parameter) throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("MAIL FROM:<a@b.example> " + parameter, "552 5.3.4").envelope();
    }
  }

  @Test
  void whatIsTooLargeIsReadToItsEnd() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data()
          .say("x".repeat(LIMIT) + "\r\nMAIL FROM:<x@y.example>\r\n.", "552 5.3.4")
          .data()
          .say("x".repeat(LIMIT - 2) + "\r\n.", "250 2.0.0");
    }
    assertThat(listener.mails).hasSize(1);
    assertThat(listener.mails.get(0).content()).hasSize(LIMIT);
  }

  @Test
  void stuffingDoesNotCount() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data().say(".." + "x".repeat(LIMIT - 3) + "\r\n.", "250 2.0.0");
    }
  }

  @Test
  void aSenderMayHaveALimitOfItsOwn() throws IOException {
    listener.senders =
        List.of(
            new PermittedSender("small@company.example", OptionalLong.of(1_000)),
            new PermittedSender("@company.example", OptionalLong.empty()));
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("MAIL FROM:<small@company.example> SIZE=1001", "552 5.3.4")
          .say("MAIL FROM:<small@company.example>", "250 ")
          .say("RCPT TO:<b@x.example>", "250 ")
          .say("DATA", "354 ")
          .say("x".repeat(1_000) + "\r\n.", "552 5.3.4")
          .data()
          .say("x".repeat(1_000) + "\r\n.", "250 2.0.0");
    }
  }

  @Test
  void chunksAreCountedTogether() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      String chunk = "x".repeat(LIMIT / 2);
      talk.envelope()
          .raw("BDAT " + chunk.length() + "\r\n" + chunk)
          .expect("250 2.0.0")
          .raw("BDAT " + (chunk.length() + 1) + "\r\n" + chunk + "x")
          .expect("552 5.3.4")
          .raw("BDAT 5 LAST\r\nQUIT\n")
          .expect("503 5.5.1")
          .envelope();
    }
    assertThat(listener.mails).isEmpty();
  }
}
