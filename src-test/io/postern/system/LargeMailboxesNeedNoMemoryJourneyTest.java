package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many mails, and large ones, with little heap. */
@Tag("large")
class LargeMailboxesNeedNoMemoryJourneyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String USER = "large";

  @TempDir private Path home;

  @BeforeEach
  void require() {
    Dovecot.require();
  }

  @Test
  void aLargeMailboxTakesTimeInProportionToItsSize() throws IOException {
    int mails = 20_000;
    try (Dovecot dovecot = new Dovecot(List.of(USER));
        SmtpSink sink = SmtpSink.digesting()) {
      for (int i = 0; i < mails; i++) {
        dovecot.deliver(USER, PlainMails.mail(i, 2_000));
      }
      try (GatewayProcess gateway = gateway(dovecot, sink, "-Xmx256m")) {
        gateway.launch();
        sink.awaitCount(1, PATIENCE);
        Duration firstHalf = timeUntil(sink, mails / 2);
        Duration secondHalf = timeUntil(sink, mails);
        report(mails + " mails", firstHalf.plus(secondHalf), gateway);
        System.out.printf("  first half %s, second half %s%n", firstHalf, secondHalf);
        assertThat(secondHalf).isLessThan(firstHalf.multipliedBy(3).dividedBy(2));
        await().atMost(PATIENCE).until(() -> dovecot.count(USER) == 0);
        gateway.stop();
      }
      assertThat(sink.identities()).isEqualTo(once(mails));
    }
  }

  private static Map<String, Integer> once(int mails) {
    return IntStream.range(0, mails)
        .boxed()
        .collect(Collectors.toMap(PlainMails::identity, number -> 1, Integer::sum, TreeMap::new));
  }

  @Test
  void largeMailsAreNeverInMemoryAsAWhole() throws IOException {
    int mails = 20;
    Map<String, String> digests = new TreeMap<>();
    try (Dovecot dovecot = new Dovecot(List.of(USER));
        SmtpSink sink = SmtpSink.digesting()) {
      for (int i = 0; i < mails; i++) {
        byte[] mail = PlainMails.mail(i, 30_000_000);
        dovecot.deliver(USER, mail);
        digests.put(PlainMails.identity(i), MailDigest.sha256Of(mail));
      }
      try (GatewayProcess gateway = gateway(dovecot, sink, "-Xmx128m")) {
        gateway.launch();
        sink.awaitCount(1, PATIENCE);
        report(mails + " mails of 30 MB", timeUntil(sink, mails), gateway);
        await().atMost(PATIENCE).until(() -> dovecot.count(USER) == 0);
        assertThat(gateway.output()).doesNotContain("OutOfMemoryError");
        gateway.stop();
      }
      Map<String, String> arrived =
          sink.mails().stream().collect(Collectors.toMap(SinkMail::identity, SinkMail::sha256));
      assertThat(arrived).isEqualTo(digests);
    }
  }

  private GatewayProcess gateway(Dovecot dovecot, SmtpSink sink, String heap) throws IOException {
    return new SiteSettings(sink.port())
        .mailbox(dovecot, USER, "every: 1s")
        .gateway(home)
        .jvm(heap);
  }

  private static Duration timeUntil(SmtpSink sink, int mails) {
    long start = System.nanoTime();
    sink.awaitCount(mails, PATIENCE);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void report(String what, Duration took, GatewayProcess gateway)
      throws IOException {
    long megabytes = gateway.peakResidentOctets() >> 20;
    System.out.printf("%s in %s, at most %d MB resident%n", what, took, megabytes);
  }
}
