package io.postern.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.system.RecordingSmarthost.Arrival;
import io.postern.system.SubmittingCrowd.Letter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real gateway that takes mail and sends mail is killed again and again. Environment variables:
 * POSTERN_KILLS, how often; POSTERN_SEED, to choose the same instants once more.
 */
class KilledWhileSendingJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int USUAL_KILLS = 6;
  private static final int CLIENTS = 6;
  private static final int MOST_DELAY_NANOS = 30_000_000;
  private static final int MOST_EXTRA_NANOS = 30_000_000;
  private static final int MOST_START_MILLIS = 4_000;
  private static final int MOST_MAILS = 250;

  @TempDir private Path home;

  private int acceptPort;
  private RecordingSmarthost smarthost;
  private SubmittingCrowd crowd;
  private GatewayProcess gateway;
  private QueueOfGateway queue;

  private static int kills() {
    return Optional.ofNullable(System.getenv("POSTERN_KILLS"))
        .map(Integer::valueOf)
        .orElse(USUAL_KILLS);
  }

  private static long seed() {
    return Optional.ofNullable(System.getenv("POSTERN_SEED"))
        .map(Long::valueOf)
        .orElseGet(System::nanoTime);
  }

  @BeforeEach
  void prepare() throws IOException {
    smarthost = new RecordingSmarthost(MOST_DELAY_NANOS);
    SendingSite site = new SendingSite(smarthost.port()).smarthost("isp", smarthost.port());
    acceptPort = site.acceptPort();
    queue = new QueueOfGateway(home.resolve("data"));
    // starts faster; whether the compiler made valid classes is not the question here
    gateway =
        site.gateway(home).jvm("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");
  }

  @AfterEach
  void end() throws IOException {
    gateway.close();
    smarthost.close();
  }

  @Test
  void whatWasAnsweredWith250ArrivesWholeAndOnlyWhatIsListedAsInDoubtComesTwice()
      throws IOException {
    int kills = kills();
    long seed = seed();
    System.out.printf("%d kills, POSTERN_SEED=%d%n", kills, seed);
    try (SubmittingCrowd all = new SubmittingCrowd(acceptPort, CLIENTS, seed)) {
      crowd = all;
      Random random = new Random(seed);
      for (int i = 0; i < kills; i++) {
        live(random);
      }
      gateway.launch();
      awaitMore(crowd.accepted()::size, 1);
    }
    await().atMost(PATIENCE).until(() -> queue.mails() == 0);
    assertThat(gateway.stop()).as("exit code").isIn(0, 143);
    check(kills);
  }

  /**
   * One life: some end while the gateway starts, the others while it takes and sends: after it took
   * so many mails, or sent so many.
   */
  private void live(Random random) throws IOException {
    gateway.launch();
    int choice = random.nextInt(10);
    if (choice == 0) {
      pass(Duration.ofMillis(random.nextInt(MOST_START_MILLIS)));
    } else {
      awaitMore(
          choice <= 5 ? crowd.accepted()::size : smarthost::count, 1 + random.nextInt(MOST_MAILS));
      pass(Duration.ofNanos(random.nextInt(MOST_EXTRA_NANOS)));
    }
    gateway.kill9();
  }

  private void awaitMore(IntSupplier count, int more) {
    int wanted = count.getAsInt() + more;
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .failFast("the gateway ended by itself", () -> !gateway.isAlive())
        .until(() -> count.getAsInt() >= wanted);
  }

  private static void pass(Duration time) {
    await().pollDelay(time).until(() -> true);
  }

  private void check(int kills) throws IOException {
    Map<String, List<Arrival>> arrivals =
        smarthost.arrivals().stream().collect(groupingBy(Arrival::identity));
    Map<String, Long> inDoubt =
        queue.inDoubt().stream().collect(groupingBy(mailId -> mailId, counting()));
    long doubles = arrivals.values().stream().mapToLong(each -> each.size() - 1).sum();
    String figures =
        "%d kills, %d mails begun, %d answered with 250, %d arrived, %d doubles, %d in doubt"
            .formatted(
                kills,
                crowd.letters().size(),
                crowd.accepted().size(),
                arrivals.size(),
                doubles,
                inDoubt.size());
    System.out.println(figures);
    Set<String> lost = new TreeSet<>(crowd.accepted());
    lost.removeAll(arrivals.keySet());
    assertThat(lost).as("lost: " + figures).isEmpty();
    arrivals.forEach((identity, each) -> checkOne(identity, each, inDoubt, figures));
    assertThat(crowd.refusals()).as("never refused: " + figures).isEmpty();
    assertThat(queue.contentFiles()).as("content files: " + figures).isEmpty();
    assertThat(queue.spoolFiles()).as("spool files: " + figures).isEmpty();
  }

  private void checkOne(
      String identity, List<Arrival> arrivals, Map<String, Long> inDoubt, String figures) {
    Letter letter = crowd.letters().get(identity);
    assertThat(letter).as(identity + " was never sent: " + figures).isNotNull();
    Set<String> names = new HashSet<>();
    for (Arrival arrival : arrivals) {
      names.add(arrival.mailId());
      assertThat(arrival.sha256()).as("octets of " + identity).isEqualTo(letter.sha256());
      assertThat(arrival.recipients()).isEqualTo(letter.recipients());
    }
    assertThat(names).as("names of " + identity).hasSize(1);
    String mailId = names.iterator().next();
    long times = inDoubt.getOrDefault(mailId, 0L) / letter.recipients().size();
    assertThat(arrivals.size() - 1L)
        .as("more arrivals of " + mailId + " than it was in doubt: " + figures)
        .isLessThanOrEqualTo(times);
  }
}
