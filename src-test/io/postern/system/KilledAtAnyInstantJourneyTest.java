package io.postern.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.hold.Held;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real gateway is killed again and again while it works. Environment variables: POSTERN_KILLS,
 * how often; POSTERN_SEED, to choose the same instants once more.
 */
class KilledAtAnyInstantJourneyTest {
  private static final List<String> USERS = List.of("anna", "bert", "cora");
  private static final int MAILS_PER_LIFE = 100;
  private static final int OCTETS = 10_000;

  @TempDir private Path home;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  private static int kills() {
    int usual = "true".equals(System.getenv("CI")) ? 30 : 15;
    return Optional.ofNullable(System.getenv("POSTERN_KILLS")).map(Integer::valueOf).orElse(usual);
  }

  private static long seed() {
    return Optional.ofNullable(System.getenv("POSTERN_SEED"))
        .map(Long::valueOf)
        .orElseGet(System::nanoTime);
  }

  @Test
  void nothingIsLostAndOnlyWhatIsListedAsInDoubtComesTwice() throws Exception {
    int mails = kills() * MAILS_PER_LIFE;
    try (Dovecot dovecot = new Dovecot(USERS);
        SmtpSink sink = SmtpSink.keepingContent()) {
      SiteSettings settings = new SiteSettings(sink.port());
      USERS.forEach(user -> settings.mailbox(dovecot, user, "every: 200ms"));
      try (GatewayProcess gateway = settings.gateway(home)) {
        killAgainAndAgain(gateway, dovecot, sink);
        gateway.launch();
        await().atMost(Duration.ofSeconds(120)).until(() -> isEmpty(dovecot));
        gateway.stop();
      }
      try (Books books = new Books(home)) {
        assertNothingIsLost(mails, sink, books);
        assertDoublesAreInDoubt(sink, books);
      }
    }
  }

  private static void killAgainAndAgain(GatewayProcess gateway, Dovecot dovecot, SmtpSink sink)
      throws IOException {
    long seed = seed();
    System.out.printf("%d kills, POSTERN_SEED=%d%n", kills(), seed);
    Kills kills = new Kills(seed, sink);
    int number = 0;
    for (int life = 0; life < kills(); life++) {
      for (int i = 0; i < MAILS_PER_LIFE; i++) {
        String user = USERS.get(number % USERS.size());
        dovecot.deliver(user, PlainMails.mail(number++, OCTETS));
      }
      kills.live(gateway, MAILS_PER_LIFE);
    }
  }

  private static boolean isEmpty(Dovecot dovecot) throws IOException {
    int sum = 0;
    for (String user : USERS) {
      sum += dovecot.count(user);
    }
    return sum == 0;
  }

  private static void assertNothingIsLost(int mails, SmtpSink sink, Books books)
      throws IOException {
    Set<String> missing =
        IntStream.range(0, mails)
            .mapToObj(PlainMails::identity)
            .collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(sink.identities().keySet());
    for (Held held : books.held()) {
      missing.remove(MailDigest.identityOf(books.content(held)));
    }
    assertThat(missing).as("neither delivered nor held").isEmpty();
    assertThat(books.messages("open")).as("not settled").isZero();
  }

  private static void assertDoublesAreInDoubt(SmtpSink sink, Books books) {
    Map<String, Long> inDoubt =
        books.entries(Event.IN_DOUBT).stream().collect(groupingBy(Entry::mailId, counting()));
    Map<String, Long> arrivals =
        sink.mails().stream()
            .filter(mail -> !Consignment.isNotice(mail))
            .collect(groupingBy(mail -> Trace.mailId(mail.content().orElseThrow()), counting()));
    Map<String, Long> doubles =
        arrivals.entrySet().stream()
            .filter(each -> each.getValue() > 1)
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue() - 1));
    System.out.printf(
        "%d mails, %d of them more than once; %d in doubt; %d held%n",
        arrivals.size(), doubles.size(), inDoubt.size(), books.held().size());
    assertThat(doubles)
        .allSatisfy(
            (mailId, more) ->
                assertThat(inDoubt.getOrDefault(mailId, 0L))
                    .as("how often " + mailId + " was in doubt")
                    .isGreaterThanOrEqualTo(more));
    assertThat(sink.identities()).as("one name for each mail").hasSize(arrivals.size());
  }
}
