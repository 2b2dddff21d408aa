package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose data folder lies on a file system that becomes full, and is cleared again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FullDiskJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SENDER = "<anna@company.example>";
  private static final List<String> RECIPIENT = List.of("<you@other.example>");
  private static final int MEGABYTES = 40;

  private final Map<String, String> promised = new TreeMap<>();
  private TinyDisk disk;
  private SmtpSink smarthost;
  private GatewayProcess gateway;
  private QueueOfGateway queue;
  private int port;
  private int number;

  @BeforeAll
  void startOnATinyDisk(@TempDir Path home, @TempDir Path data) throws Exception {
    disk = TinyDisk.mount(data, MEGABYTES);
    smarthost = SmtpSink.digesting();
    SendingSite site =
        new SendingSite(smarthost.port()).dataFolder(data).smarthost("isp", smarthost.port());
    queue = new QueueOfGateway(data);
    port = site.acceptPort();
    gateway = site.gateway(home);
    gateway.start();
  }

  @AfterAll
  void stop() throws IOException {
    if (disk != null) {
      gateway.close();
      smarthost.close();
      disk.close();
    }
  }

  /** Hands over a mail, and writes down that it was promised, if it was. */
  private String hand(int octets) throws IOException {
    String identity = "disk-" + number++;
    byte[] mail = PlainMails.mail(identity, octets);
    String reply = SubmittingClient.submitOnce(port, SENDER, RECIPIENT, mail);
    if (reply.startsWith("250")) {
      promised.put(identity, MailDigest.sha256Of(mail));
    }
    return reply;
  }

  @Test
  @Order(1)
  void mailGoesThroughWhileThereIsSpace() throws IOException {
    assertThat(hand(20_000)).startsWith("250");
    assertThat(hand(300_000)).startsWith("250");
    smarthost.awaitCount(2, PATIENCE);
  }

  /** Those that the smarthost has just not answered must be remembered, too. */
  @Test
  @Order(2)
  void onAFullDiskTheClientIsAskedToComeAgain() throws IOException {
    smarthost.pause();
    for (int i = 0; i < 20; i++) {
      assertThat(hand(40_000)).startsWith("250");
    }
    await().atMost(PATIENCE).until(() -> smarthost.completed() > 2);
    disk.fill();
    for (int i = 0; i < 40; i++) {
      assertThat(hand(30_000)).matches("250 .*|4[0-9][0-9] 4\\..*");
    }
    for (int octets : List.of(30_000, 300_000, 3_000_000)) {
      assertThat(hand(octets)).as("%d octets", octets).matches("4[0-9][0-9] 4\\..*");
    }
    smarthost.resume();
    assertThat(gateway.isAlive()).isTrue();
  }

  @Test
  @Order(3)
  void withSpaceAgainItGoesOnByItselfAndNothingThatWasPromisedIsMissing() throws IOException {
    disk.empty();
    assertThat(hand(30_000)).startsWith("250");
    assertThat(hand(300_000)).startsWith("250");
    await().atMost(PATIENCE).until(() -> queue.mails() == 0);
    Map<String, String> arrived = new TreeMap<>();
    smarthost.mails().forEach(mail -> arrived.put(mail.identity(), mail.sha256()));
    assertThat(arrived).isEqualTo(promised);
    assertThat(smarthost.count() - promised.size())
        .as("doubles")
        .isLessThanOrEqualTo(queue.inDoubt().size());
    assertThat(queue.contentFiles()).isEmpty();
  }
}
