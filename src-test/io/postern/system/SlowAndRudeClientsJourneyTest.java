package io.postern.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever clients do, a good one gets through, the gateway lives and needs no more memory, and of
 * mails that were not completed nothing is left. One gateway with short time-outs for all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowAndRudeClientsJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int MAX_CONNECTIONS = 200;
  private static final int MAX_PER_SOURCE = 100;
  private static final int MB = 1 << 20;

  /** Outside the heap, which has its whole size from the beginning. */
  private static final long MOST_GROWTH = 64L * MB;

  private SmtpSink smarthost;
  private GatewayProcess gateway;
  private QueueOfGateway queue;
  private int port;
  private int number;
  private long residentAtFirst;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    smarthost = SmtpSink.digesting();
    SendingSite site = new SendingSite(smarthost.port()).smarthost("isp", smarthost.port());
    site.accept("max-connections: " + MAX_CONNECTIONS);
    site.accept("max-per-source: " + MAX_PER_SOURCE);
    site.accept("idle-timeout: 4s").accept("data-timeout: 4s").accept("session-timeout: 12s");
    site.accept("max-size: 5MB");
    port = site.acceptPort();
    queue = new QueueOfGateway(home.resolve("data"));
    gateway = site.gateway(home).jvm("-Xms160m", "-XX:+AlwaysPreTouch");
    gateway.start();
    aGoodClientGetsThrough();
    residentAtFirst = resident();
  }

  @AfterAll
  void stop() throws IOException {
    gateway.stop();
    assertThat(queue.spoolFiles()).as("after a stop").isEmpty();
    gateway.close();
    smarthost.close();
  }

  /** Octets that the process has in memory now (Linux). */
  private long resident() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + gateway.pid() + "/status"))) {
      String now = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(now.replaceAll("\\D", "")) * 1024;
    }
  }

  /** After each of them. */
  @AfterEach
  void aGoodClientGetsThroughAndTheGatewayIsAsItWas() throws IOException {
    aGoodClientGetsThrough();
    await().atMost(PATIENCE).until(() -> queue.mails() == 0);
    assertThat(smarthost.identities()).hasSize(number).doesNotContainValue(2);
    assertThat(queue.contentFiles()).isEmpty();
    assertThat(gateway.output()).doesNotContain("OutOfMemoryError", "StackOverflowError");
    long growth = resident() - residentAtFirst;
    System.out.printf(
        "%,d KB resident, %,d KB more than at first%n", resident() >> 10, growth >> 10);
    assertThat(growth).isLessThan(MOST_GROWTH);
  }

  /** It tries again when it is turned away, as mail programs do. */
  private void aGoodClientGetsThrough() {
    byte[] mail = PlainMails.mail("good-" + number, 10_000);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> hand(mail).startsWith("250"));
    number++;
    smarthost.awaitCount(number, PATIENCE);
  }

  private String hand(byte[] mail) {
    try {
      return SubmittingClient.submitOnce(
          port, "<anna@company.example>", List.of("<you@other.example>"), mail);
    } catch (IOException turnedAway) {
      return turnedAway.toString();
    }
  }

  @Test
  void aSourceThatDripsOnAllItsConnectionsIsInNobodysWay() throws IOException {
    try (DrippingClients slow = new DrippingClients(port, "127.0.0.2", 2 * MAX_PER_SOURCE)) {
      await().atMost(PATIENCE).until(() -> slow.connected() == MAX_PER_SOURCE);
      assertThat(slow.turnedAway()).isPositive();
      assertThat(hand(PlainMails.mail("good-" + number++, 10_000))).startsWith("250");
    }
  }

  @Test
  void whenAllConnectionsAreTakenBySlowClientsTheyAreThrownOutAndAGoodOneGetsThrough()
      throws IOException {
    try (DrippingClients slow = new DrippingClients(port, "127.0.0.3", MAX_PER_SOURCE);
        DrippingClients slowToo = new DrippingClients(port, "127.0.0.4", MAX_PER_SOURCE)) {
      await()
          .atMost(PATIENCE)
          .until(() -> slow.connected() + slowToo.connected() == MAX_CONNECTIONS);
      aGoodClientGetsThrough();
      await().atMost(PATIENCE).until(() -> slow.thrownOut() >= MAX_PER_SOURCE);
    }
  }

  @Test
  void aFloodOfConnectionsIsLetPass() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      try (Socket socket = connect()) {
        if (i % 2 == 0) {
          socket.getOutputStream().write("EHLO flood.example\r\nMAIL FR".getBytes(US_ASCII));
        }
      } catch (IOException refused) {
        // as it may be, in a flood
        continue;
      }
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getByName("127.0.0.1"), port);
  }

  @Test
  void garbageInOneGoIsAnsweredWithTheEndOfTheConnection() throws IOException {
    byte[] garbage = new byte[4 * MB];
    new Random(7).nextBytes(garbage);
    byte[] endlessLine = new byte[20 * MB];
    Arrays.fill(endlessLine, (byte) 'a');
    byte[] endlessMail =
        ("EHLO a.example\r\nMAIL FROM:<" + "a".repeat(MB) + "@company.example>\r\n")
            .getBytes(US_ASCII);
    for (byte[] rude : List.of(garbage, endlessLine, endlessMail)) {
      assertThatIsEndedAfter(rude);
    }
  }

  /** Whoever never hears, too: their answers have nowhere to go. */
  @Test
  void whoAsksAndAsksAndNeverReadsAnAnswerIsDropped() throws IOException {
    byte[] questions = "NOOP\r\n".repeat(2 * MB).getBytes(US_ASCII);
    assertThatIsEndedAfter(questions);
  }

  /** The server ends the connection, if not while this is said, then soon after. */
  private void assertThatIsEndedAfter(byte[] said) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      try {
        socket.getOutputStream().write(said);
      } catch (IOException ended) {
        return;
      }
      assertThat(socket.getInputStream().readAllBytes().length).isLessThan(64 * MB);
    }
  }

  @Test
  void aMailThatIsTooLargeIsRefusedWithoutBeingKept() throws IOException {
    assertThat(hand(PlainMails.mail("too-large", 6 * MB))).startsWith("552");
  }

  @Test
  void ofMailsWhoseClientsGoAwayNothingIsLeft() throws IOException {
    byte[] content = PlainMails.mail("abandoned", 400_000);
    for (int i = 0; i < 50; i++) {
      try (SubmittingClient client = new SubmittingClient(port)) {
        client.say("MAIL FROM:<anna@company.example>");
        client.say("RCPT TO:<you@other.example>");
        client.say("DATA");
        client.send(Arrays.copyOf(content, 1 + i * 8_000));
      }
    }
  }
}
