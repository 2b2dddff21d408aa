package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stopping closes the port, lets idle clients go, and finishes the mails that are coming in. */
@Timeout(120)
class StoppingIsOrderlyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestListener listener = new TestListener();

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void idleClientsAreToldAndTheMailUnderWayIsFinished() throws Exception {
    listener.start();
    int port = listener.listener().port();
    try (Talk idle = listener.introduced();
        Talk busy = listener.introduced().data().raw("a: b\r\n")) {
      awaitContent();
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> listener.listener().stop(PATIENCE));
      idle.expect("421 4.3.2").expectEnd();
      assertThatThrownBy(() -> new Talk(port)).isInstanceOf(ConnectException.class);
      assertThat(stopped).isNotDone();
      busy.say("\r\nrest\r\n.", "250 2.0.0").expect("421 4.3.2").expectEnd();
      stopped.join();
    }
    assertThat(listener.mails).hasSize(1);
    assertThat(listener.listener().port()).isZero();
    assertThat(listener.spooled()).isEmpty();
  }

  /** The content has begun to come: the command that announced it is answered already. */
  private void awaitContent() {
    await().until(() -> listener.listener().connections() == 2);
  }

  @Test
  void whoDoesNotComeToAnEndIsDropped() throws IOException {
    listener.start();
    try (Talk busy = listener.introduced().data().raw("a: b\r\n")) {
      listener.listener().stop(Duration.ofMillis(200));
      assertThat(busy.rest()).doesNotContain("250");
    }
    assertThat(listener.mails).isEmpty();
  }

  @Test
  void anIntakeThatHangsDoesNotHoldUpTheStop() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    listener.answer =
        (mail, client) -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return new Intake.Taken();
        };
    listener.start();
    try (Talk busy = listener.introduced().data().raw("a: b\r\n.\r\n")) {
      listener.listener().stop(Duration.ofMillis(200));
      assertThat(listener.listener().port()).isZero();
      never.countDown();
      busy.rest();
    }
  }

  @Test
  void itCanBeStartedAgain() throws IOException {
    for (int i = 0; i < 3; i++) {
      listener.start();
      try (Talk talk = listener.introduced()) {
        talk.data().say("x: y\r\n\r\n.", "250 ");
      }
      listener.listener().stop(PATIENCE);
      listener.listener().stop(PATIENCE);
    }
    assertThat(listener.mails).hasSize(3);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.port = other.getLocalPort();
      assertThatThrownBy(listener::start)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot listen on 127.0.0.1:" + listener.port + ": ")
          .hasMessageContaining("postern.accept.port");
    }
    listener.start();
    listener.introduced().close();
  }
}
