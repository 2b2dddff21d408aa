package io.postern.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.journal.Entry;
import io.postern.journal.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that sends a notice before each mail is killed while it does that. The only mails and
 * notices that may come twice are those that the journal names as in doubt.
 */
class KilledWhileInspectingJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int MAILS = 80;
  private static final int KILLS = 2;
  private static final String USER = "info";
  private static final String AUDIT = "audit@company.example";
  private static final Pattern ID = Pattern.compile("X-Specimen-Id: (plain-[0-9]+)\r\n");
  private static final String RULES =
      """
      rules:
        - name: told
          intercept: {subject: "plain-*"}
          then:
            - notify: audit@company.example
            - add-header: "X-Told: yes"
      """;

  @TempDir private Path home;

  private static long seed() {
    return Optional.ofNullable(System.getenv("POSTERN_SEED"))
        .map(Long::valueOf)
        .orElseGet(System::nanoTime);
  }

  @Test
  void everyMailAndEveryNoticeArrivesAndOnlyWhatIsInDoubtComesTwice() throws IOException {
    Dovecot.require();
    Files.writeString(home.resolve("rules.yaml"), RULES);
    long seed = seed();
    System.out.printf("%d kills, POSTERN_SEED=%d%n", KILLS, seed);
    try (Dovecot dovecot = new Dovecot(List.of(USER));
        SmtpSink sink = SmtpSink.keepingContent();
        GatewayProcess gateway =
            new SiteSettings(sink.port()).mailbox(dovecot, USER, "every: 200ms").gateway(home)) {
      Kills kills = new Kills(seed, sink);
      for (int life = 0; life < KILLS; life++) {
        for (int i = life * MAILS / KILLS; i < (life + 1) * MAILS / KILLS; i++) {
          dovecot.deliver(USER, PlainMails.mail(i, 10_000));
        }
        kills.live(gateway, MAILS / KILLS);
      }
      gateway.launch();
      await().atMost(PATIENCE).until(() -> dovecot.count(USER) == 0);
      gateway.stop();
      Map<String, Map<String, Long>> arrivals = arrivals(sink);
      assertThat(arrivals.keySet())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, MAILS).mapToObj(PlainMails::identity).toList());
      assertNothingIsMissingAndDoublesAreInDoubt(arrivals, ids(sink));
    }
  }

  /** How often each specimen came to whom. */
  private static Map<String, Map<String, Long>> arrivals(SmtpSink sink) {
    return sink.mails().stream()
        .filter(mail -> !Consignment.isNotice(mail))
        .collect(
            groupingBy(
                KilledWhileInspectingJourneyTest::specimen,
                TreeMap::new,
                groupingBy(mail -> String.join(",", mail.recipients()), counting())));
  }

  /** The gateway's names for the specimens. */
  private static Map<String, String> ids(SmtpSink sink) {
    Map<String, String> ids = new TreeMap<>();
    sink.mails().stream()
        .filter(mail -> mail.recipients().equals(List.of(USER + SiteSettings.DOMAIN)))
        .forEach(mail -> ids.put(specimen(mail), Trace.mailId(mail.content().orElseThrow())));
    return ids;
  }

  private static String specimen(SinkMail mail) {
    String text = new String(mail.content().orElseThrow(), StandardCharsets.ISO_8859_1);
    Matcher matcher = ID.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private void assertNothingIsMissingAndDoublesAreInDoubt(
      Map<String, Map<String, Long>> arrivals, Map<String, String> ids) throws IOException {
    Map<String, Long> inDoubt;
    try (Books books = new Books(home)) {
      inDoubt =
          books.entries(Event.IN_DOUBT).stream()
              .collect(groupingBy(KilledWhileInspectingJourneyTest::key, counting()));
      assertThat(books.held()).isEmpty();
      assertThat(books.messages("open")).as("not settled").isZero();
    }
    long doubles = 0;
    for (Map.Entry<String, Map<String, Long>> each : arrivals.entrySet()) {
      String id = ids.get(each.getKey());
      Map<String, Long> came = each.getValue();
      assertThat(came).containsOnlyKeys(AUDIT, USER + SiteSettings.DOMAIN);
      long notices = came.get(AUDIT) - 1;
      long mails = came.get(USER + SiteSettings.DOMAIN) - 1;
      assertThat(notices).isLessThanOrEqualTo(times(inDoubt, id, "notice to " + AUDIT));
      assertThat(mails).isLessThanOrEqualTo(times(inDoubt, id, USER + SiteSettings.DOMAIN));
      doubles += notices + mails;
    }
    System.out.printf("%d doubles, %d in doubt%n", doubles, inDoubt.size());
  }

  private static String key(Entry entry) {
    return entry.mailId() + " " + entry.recipient();
  }

  private static long times(Map<String, Long> inDoubt, String id, String recipient) {
    return inDoubt.getOrDefault(id + " " + recipient, 0L);
  }
}
