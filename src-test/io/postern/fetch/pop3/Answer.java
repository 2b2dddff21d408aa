package io.postern.fetch.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** What a {@link FakePop3} does on a command instead of what it ought to do. */
@FunctionalInterface
public interface Answer {
  /**
   * @param session the connection that the command came on
   * @param command as it came, without its end
   */
  void give(FakePop3Session session, String command) throws IOException;

  /** Exactly this, one octet per character; line ends included. */
  static Answer say(String raw) {
    return say(raw.getBytes(ISO_8859_1));
  }

  /** Exactly these octets. */
  static Answer say(byte[] raw) {
    return (session, command) -> session.raw(raw);
  }

  /** {@code -ERR} and the text. */
  static Answer err(String text) {
    return (session, command) -> session.line("-ERR " + text);
  }

  /** Closes without a word. */
  static Answer hangUp() {
    return (session, command) -> session.hangUp();
  }

  /** Nothing at all; the connection stays. */
  static Answer silence() {
    return (session, command) -> {};
  }

  /** The right answer. */
  static Answer asUsual() {
    return FakePop3Session::obey;
  }

  /** The first octets of the right answer, then the end of the connection. */
  static Answer cutAfter(int octets) {
    return (session, command) -> {
      byte[] whole = session.recorded(() -> session.obey(command));
      session.raw(Arrays.copyOf(whole, Math.min(octets, whole.length)));
      session.hangUp();
    };
  }

  /** Waits for a latch before it goes on. */
  static Answer when(CountDownLatch latch, Answer then) {
    return (session, command) -> {
      session.flush();
      try {
        latch.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("the test is over", stopped);
      }
      then.give(session, command);
    };
  }

  /** This, then the end of the connection. */
  default Answer thenHangUp() {
    return (session, command) -> {
      give(session, command);
      session.hangUp();
    };
  }

  /** Does it the first time only; after that all is as usual. */
  default Answer once() {
    return times(1);
  }

  /** Does it so many times; after that all is as usual. */
  default Answer times(int most) {
    java.util.concurrent.atomic.AtomicInteger left =
        new java.util.concurrent.atomic.AtomicInteger(most);
    return (session, command) -> {
      if (left.getAndDecrement() > 0) {
        give(session, command);
      } else {
        session.obey(command);
      }
    };
  }
}
