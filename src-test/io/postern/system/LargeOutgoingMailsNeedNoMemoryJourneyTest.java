package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large mails at once, from clients over the queue to a smarthost, with little heap. */
@Tag("large")
class LargeOutgoingMailsNeedNoMemoryJourneyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OCTETS = 30_000_000;
  private static final int HALF = OCTETS / 2;

  /** Together they are nearly twice the heap. */
  private static final int MAILS = 6;

  private static final String HEAP = "-Xmx96m";

  @TempDir private Path home;

  @Test
  void largeMailsAreNeverInMemoryAsAWhole() throws Exception {
    try (SmtpSink server = SmtpSink.digesting();
        SmtpSink smarthost = SmtpSink.digesting()) {
      SendingSite site = new SendingSite(server.port()).smarthost("isp", smarthost.port());
      try (GatewayProcess gateway = site.gateway(home).jvm(HEAP).start()) {
        smarthost.pause();
        long start = System.nanoTime();
        Map<String, String> digests = submitAtOnce(site.acceptPort());
        smarthost.resume();
        smarthost.awaitCount(MAILS, PATIENCE);
        report(Duration.ofNanos(System.nanoTime() - start), gateway);
        QueueOfGateway queue = new QueueOfGateway(home.resolve("data"));
        await().atMost(PATIENCE).until(() -> queue.mails() == 0 && queue.contentFiles().isEmpty());
        assertThat(gateway.output()).doesNotContain("OutOfMemoryError");
        gateway.stop();
        assertThat(arrived(smarthost)).isEqualTo(digests);
      }
      assertThat(server.count()).as("notices").isZero();
    }
  }

  /** All are half sent before one is sent whole. The digests of the mails, by their identities. */
  private static Map<String, String> submitAtOnce(int port) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    CyclicBarrier halfway = new CyclicBarrier(MAILS);
    ExecutorService clients = Executors.newFixedThreadPool(MAILS);
    try {
      List<Future<String>> replies = new ArrayList<>();
      for (int i = 0; i < MAILS; i++) {
        byte[] mail = PlainMails.mail(i, OCTETS);
        digests.put(PlainMails.identity(i), MailDigest.sha256Of(mail));
        replies.add(clients.submit(() -> submit(port, mail, halfway)));
      }
      for (Future<String> reply : replies) {
        assertThat(reply.get()).startsWith("250 2.0.0 ");
      }
    } finally {
      clients.shutdownNow();
    }
    return digests;
  }

  /** No line of the mail begins with a dot, so it is sent as it is; the reply to its end. */
  private static String submit(int port, byte[] mail, CyclicBarrier halfway) throws Exception {
    try (SubmittingClient client = new SubmittingClient(port)) {
      assertThat(client.say("MAIL FROM:<alice@company.example> SIZE=" + mail.length))
          .startsWith("250");
      assertThat(client.say("RCPT TO:<bob@other.example>")).startsWith("250");
      assertThat(client.say("DATA")).startsWith("354");
      client.send(Arrays.copyOf(mail, HALF));
      halfway.await(1, TimeUnit.MINUTES);
      client.send(Arrays.copyOfRange(mail, HALF, mail.length));
      return client.say(".");
    }
  }

  /** As {@link #submitAtOnce}; fails when a mail came twice. */
  private static Map<String, String> arrived(SmtpSink smarthost) {
    return smarthost.mails().stream()
        .collect(Collectors.toMap(SinkMail::identity, SinkMail::sha256));
  }

  private static void report(Duration took, GatewayProcess gateway) throws IOException {
    long megabytes = gateway.peakResidentOctets() >> 20;
    System.out.printf(
        "%d mails of %d MB out in %s, at most %d MB resident%n",
        MAILS, OCTETS / 1_000_000, took, megabytes);
  }
}
