package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A mailbox full of mails at a real provider, which a comparison has emptied into a recorder.
 *
 * @param mails how many
 * @param octets of each, about
 * @param patience how long emptying it may take
 */
record FullMailbox(int mails, int octets, Duration patience) {
  static final String USER = "bench";

  /** The provider with the mailbox, which the caller closes. */
  Dovecot filled() throws IOException {
    Dovecot dovecot = new Dovecot(List.of(USER));
    for (int i = 0; i < mails; i++) {
      dovecot.deliver(USER, PlainMails.mail(i, octets));
    }
    return dovecot;
  }

  /**
   * Returns when all are at the recorder and none is at the provider.
   *
   * @throws IllegalStateException when they did not arrive once each
   */
  void awaitEmpty(Dovecot dovecot, SmtpSink sink) {
    Awaitility.await()
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> sink.count() >= mails && dovecot.count(USER) == 0);
    if (sink.identities().size() != mails || sink.count() != mails) {
      throw new IllegalStateException(
          "%d mails arrived, %d of them different"
              .formatted(sink.count(), sink.identities().size()));
    }
  }

  /**
   * What emptying it took.
   *
   * @param cpuSeconds of the gateway
   */
  record Emptying(double seconds, double cpuSeconds) {}

  /** Starts a gateway and, when it has rehearsed, lets it deliver to a recorder that was down. */
  Emptying emptiedBy(GatewayProcess gateway, String heap, Dovecot dovecot, SmtpSink sink)
      throws IOException {
    sink.goDown();
    gateway.jvm(heap).launch();
    gateway.awaitOutput("Console:", Duration.ofSeconds(90));
    Awaitility.await()
        .atMost(patience)
        .pollDelay(Duration.ofSeconds(4))
        .until(() -> !Files.exists(gateway.home().resolve("data/rehearsal")));
    double before = cpuSeconds(gateway.pid());
    long start = System.nanoTime();
    sink.comeUp();
    awaitEmpty(dovecot, sink);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Emptying(seconds, cpuSeconds(gateway.pid()) - before);
  }

  /** The processor time that a process has used so far. */
  static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(duration -> duration.toMillis() / 1e3)
        .orElseThrow();
  }
}
