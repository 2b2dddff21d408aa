package io.postern.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.system.RecordingSmarthost.Arrival;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that writes a notice about each mail that it takes is killed while it does that. Each
 * mail that it sends has one notice, and no mail that it never took has any. Environment variables:
 * POSTERN_KILLS, how often; POSTERN_SEED, to choose the same instants once more.
 */
class KilledWhileNoticesAreQueuedJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int USUAL_KILLS = 4;
  private static final int CLIENTS = 6;
  private static final int MOST_MAILS = 60;
  private static final int MOST_EXTRA_NANOS = 20_000_000;
  private static final String AUDIT = "audit@company.example";
  private static final Pattern ABOUT = Pattern.compile("Gateway ID +([^\\s=]+)");
  private static final Pattern NAME = Pattern.compile("Message-ID: <([^@>]+)@");
  private static final String RULES =
      """
      rules:
        - name: told
          intercept: {subject: "crowd-*"}
          then:
            - notify: audit@company.example
            - add-header: "X-Told: yes"
      """;

  @TempDir private Path home;

  /**
   * @param name of the notice itself
   * @param about the name of the mail that it is about
   */
  private record Notice(String name, String about) {
    static Notice of(SinkMail mail) {
      String text = new String(mail.content().orElseThrow(), StandardCharsets.ISO_8859_1);
      return new Notice(first(NAME, text), first(ABOUT, text));
    }

    private static String first(Pattern pattern, String text) {
      Matcher matcher = pattern.matcher(text);
      assertThat(matcher.find()).as(text).isTrue();
      return matcher.group(1);
    }
  }

  private static long number(String variable, long usual) {
    return Optional.ofNullable(System.getenv(variable)).map(Long::valueOf).orElse(usual);
  }

  @Test
  void eachMailHasOneNoticeAndOnlyWhatIsInDoubtComesTwice() throws IOException {
    Files.writeString(home.resolve("rules.yaml"), RULES);
    long seed = number("POSTERN_SEED", System.nanoTime());
    int kills = (int) number("POSTERN_KILLS", USUAL_KILLS);
    System.out.printf("%d kills, POSTERN_SEED=%d%n", kills, seed);
    QueueOfGateway queue = new QueueOfGateway(home.resolve("data"));
    try (RecordingSmarthost smarthost = new RecordingSmarthost(5_000_000);
        SmtpSink sink = SmtpSink.keepingContent()) {
      SendingSite site = new SendingSite(sink.port()).smarthost("isp", smarthost.port());
      try (GatewayProcess gateway = site.gateway(home);
          SubmittingCrowd crowd = new SubmittingCrowd(site.acceptPort(), CLIENTS, seed)) {
        Random random = new Random(seed);
        for (int i = 0; i < kills; i++) {
          live(gateway, crowd, random);
        }
        gateway.launch();
        awaitMore(gateway, crowd, 1);
        crowd.close();
        await().atMost(PATIENCE).until(() -> queue.mails() == 0);
        assertThat(gateway.stop()).as("exit code").isIn(0, 143);
        assertThat(crowd.refusals()).isEmpty();
        check(crowd, smarthost, sink, queue);
      }
    }
  }

  private static void live(GatewayProcess gateway, SubmittingCrowd crowd, Random random)
      throws IOException {
    gateway.launch();
    awaitMore(gateway, crowd, 1 + random.nextInt(MOST_MAILS));
    await().pollDelay(Duration.ofNanos(random.nextInt(MOST_EXTRA_NANOS))).until(() -> true);
    gateway.kill9();
  }

  private static void awaitMore(GatewayProcess gateway, SubmittingCrowd crowd, int more) {
    int wanted = crowd.accepted().size() + more;
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .failFast(() -> assertThat(gateway.isAlive()).as(gateway::output).isTrue())
        .until(() -> crowd.accepted().size() >= wanted);
  }

  private static void check(
      SubmittingCrowd crowd, RecordingSmarthost smarthost, SmtpSink sink, QueueOfGateway queue) {
    Set<String> arrived =
        smarthost.arrivals().stream().map(Arrival::mailId).collect(toCollection(TreeSet::new));
    Set<String> identities =
        smarthost.arrivals().stream().map(Arrival::identity).collect(toCollection(TreeSet::new));
    assertThat(identities).as("nothing is lost").containsAll(crowd.accepted());
    List<Notice> notices =
        sink.mails().stream()
            .filter(mail -> mail.recipients().equals(List.of(AUDIT)))
            .map(Notice::of)
            .toList();
    Map<String, Set<String>> byMail = new TreeMap<>();
    notices.forEach(n -> byMail.computeIfAbsent(n.about(), a -> new TreeSet<>()).add(n.name()));
    System.out.printf(
        "%d mails answered with 250, %d arrived, %d notices about %d of them%n",
        crowd.accepted().size(), arrived.size(), notices.size(), byMail.size());
    assertThat(byMail.keySet()).as("mails with notices").isEqualTo(arrived);
    assertThat(byMail.values()).as("one notice about each").allMatch(names -> names.size() == 1);
    Map<String, Long> inDoubt =
        queue.inDoubt().stream().collect(groupingBy(mailId -> mailId, counting()));
    notices.stream()
        .collect(groupingBy(Notice::name, counting()))
        .forEach(
            (name, times) ->
                assertThat(times - 1)
                    .as("how often the notice %s came twice", name)
                    .isLessThanOrEqualTo(inDoubt.getOrDefault(name, 0L)));
  }
}
