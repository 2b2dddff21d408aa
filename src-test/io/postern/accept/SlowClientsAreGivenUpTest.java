package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.wire.Security;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every wait for a client ends, whether it is silent, slow or deaf. */
class SlowClientsAreGivenUpTest {
  private static final Duration SHORT = Duration.ofMillis(1500);

  private final TestListener listener = new TestListener();

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void aSilentClientIsToldAndDropped() throws IOException {
    listener.idle = SHORT;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.expect("421 4.4.2").expectEnd();
    }
  }

  @Test
  void aCommandThatComesOctetByOctetTakesTooLong() throws IOException {
    listener.idle = SHORT;
    listener.start();
    try (Talk talk = listener.introduced()) {
      assertThat(trickle(talk)).contains("421 4.4.2");
    }
  }

  @Test
  void contentThatStopsComingIsGivenUp() throws IOException {
    listener.data = SHORT;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.data().raw("a: b\r\n").expect("421 4.4.2").expectEnd();
    }
    assertThat(listener.mails).isEmpty();
  }

  @Test
  void contentThatComesOctetByOctetTakesTooLong() throws IOException {
    listener.session = Duration.ofMillis(1500);
    listener.start();
    try (Talk talk = listener.introduced().data()) {
      assertThat(trickle(talk)).contains("421 4.4.2");
    }
    assertThat(listener.mails).isEmpty();
  }

  @Test
  void aMailBeginsTheTimeAnew() throws IOException {
    listener.session = Duration.ofSeconds(2);
    listener.start();
    long end = System.nanoTime() + Duration.ofMillis(2500).toNanos();
    int mails = 0;
    try (Talk talk = listener.introduced()) {
      while (System.nanoTime() - end < 0) {
        talk.data().say("x: y\r\n\r\n.", "250 ");
        mails++;
      }
    }
    assertThat(listener.mails).hasSize(mails);
  }

  @Test
  void aClientThatNeverReadsIsDropped() throws IOException {
    listener.idle = SHORT;
    listener.start();
    byte[] batch = "HELP\r\n".repeat(1_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (Talk talk = listener.introduced()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                try {
                  talk.raw(batch);
                  return false;
                } catch (SocketException dropped) {
                  return true;
                }
              });
    }
  }

  @Test
  void aHandshakeThatNeverComesIsGivenUp() throws IOException {
    listener.idle = SHORT;
    listener.security = Security.TLS;
    listener.start();
    try (Talk talk = listener.talk()) {
      talk.rest();
      await().until(() -> listener.listener().connections() == 0);
    }
  }

  @Test
  void aSecuredClientThatIsSilentIsDroppedToo() throws IOException {
    listener.idle = SHORT;
    listener.security = Security.TLS;
    listener.start();
    try (Talk talk = listener.talk().tls().expect("220 ")) {
      talk.rest();
      await().until(() -> listener.listener().connections() == 0);
    }
  }

  /** Sends an octet now and then until it is sent away. */
  private static String trickle(Talk talk) {
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              try {
                talk.raw("x");
                return false;
              } catch (SocketException dropped) {
                return true;
              }
            });
    return talk.rest();
  }
}
