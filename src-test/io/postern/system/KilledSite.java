package io.postern.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A gateway with some accounts and an internal server of its own, which is killed again and again.
 */
final class KilledSite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int MAILS_PER_LIFE = 100;
  private static final int OCTETS = 10_000;

  private final Path home;
  private final Dovecot dovecot;
  private final List<String> users;
  private final SmtpSink sink = SmtpSink.keepingContent();
  private final GatewayProcess gateway;
  private int mails;

  /**
   * @param users accounts at Dovecot that nobody else uses
   */
  KilledSite(Path home, Dovecot dovecot, List<String> users) throws IOException {
    this.home = home;
    this.dovecot = dovecot;
    this.users = users;
    SiteSettings settings = new SiteSettings(sink.port());
    users.forEach(user -> settings.mailbox(dovecot, user, "every: 200ms"));
    // starts faster; whether the compiler made valid classes is not the question here
    this.gateway =
        settings
            .gateway(home)
            .jvm("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");
  }

  /**
   * Lives and dies so often, with new mails for each life, then lives until all mailboxes are
   * empty.
   */
  void run(int lives, long seed) throws IOException {
    Kills kills = new Kills(seed, sink);
    for (int life = 0; life < lives; life++) {
      for (int i = 0; i < MAILS_PER_LIFE; i++) {
        dovecot.deliver(users.get(mails % users.size()), PlainMails.mail(mails++, OCTETS));
      }
      kills.live(gateway, MAILS_PER_LIFE);
    }
    gateway.launch();
    await().atMost(PATIENCE).until(this::isEmpty);
    gateway.stop();
  }

  private boolean isEmpty() throws IOException {
    int sum = 0;
    for (String user : users) {
      sum += dovecot.count(user);
    }
    return sum == 0;
  }

  /**
   * Fails when a mail is neither delivered nor held, or came more often than the journal admits.
   */
  void assertNothingIsLostAndDoublesAreInDoubt() throws IOException {
    try (Books books = new Books(home)) {
      assertNothingIsLost(books);
      assertDoublesAreInDoubt(books);
    }
  }

  private void assertNothingIsLost(Books books) throws IOException {
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

  private void assertDoublesAreInDoubt(Books books) {
    Map<String, Long> inDoubt =
        books.entries(Event.IN_DOUBT).stream().collect(groupingBy(Entry::mailId, counting()));
    Map<String, Long> arrivals =
        sink.mails().stream()
            .filter(mail -> !Consignment.isNotice(mail))
            .collect(groupingBy(mail -> Trace.mailId(mail.content().orElseThrow()), counting()));
    Map<String, Long> doubles =
        arrivals.entrySet().stream()
            .filter(each -> each.getValue() > 1)
            .collect(toMap(Map.Entry::getKey, each -> each.getValue() - 1));
    System.out.printf(
        "%d mails arrived, %d of them more than once; %d were in doubt; %d are held%n",
        arrivals.size(), doubles.size(), inDoubt.size(), books.held().size());
    assertThat(doubles)
        .allSatisfy(
            (mailId, more) ->
                assertThat(inDoubt.getOrDefault(mailId, 0L))
                    .as("how often " + mailId + " was in doubt")
                    .isGreaterThanOrEqualTo(more));
    assertThat(sink.identities()).as("no mail under two names").hasSameSizeAs(arrivals);
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    sink.close();
  }
}
