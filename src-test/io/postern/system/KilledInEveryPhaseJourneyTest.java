package io.postern.system;

import static io.postern.fetch.pop3.Answer.asUsual;
import static io.postern.fetch.pop3.Answer.when;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four accounts, each in another phase of its session when the one gateway is killed; then it is
 * started again and finishes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledInEveryPhaseJourneyTest {
  private static final Secret PASSWORD = new Secret("the-same-everywhere");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAILS = 3;

  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch othersAreWaiting = new CountDownLatch(1);
  private final Map<String, FakePop3> providers = new LinkedHashMap<>();
  private SmtpSink sink;
  private Set<String> deliveredBefore;
  private List<Entry> inDoubt;

  /** An account with three mails at a provider of its own. */
  private FakePop3 provider(String account) {
    FakePop3 provider = FakePop3.with().login(account, PASSWORD.reveal()).pipelining();
    for (int i = 0; i < MAILS; i++) {
      provider.mail(account + "-" + i, PlainMails.mail(account + "-" + i, 10_000));
    }
    providers.put(account, provider);
    return provider.start();
  }

  @BeforeAll
  void killAndStartAgain(@TempDir Path home) throws IOException {
    sink = SmtpSink.keepingContent();
    FakePop3 listing = provider("listing").on("UIDL", when(never, asUsual()));
    FakePop3 downloading = provider("downloading").on("RETR 2", halfAMail());
    FakePop3 sending = provider("sending").on("greeting", when(othersAreWaiting, asUsual()));
    FakePop3 quitting = provider("quitting").on("QUIT", when(never, asUsual()));
    SiteSettings settings = new SiteSettings(sink.port());
    providers.forEach(
        (account, provider) ->
            settings.mailbox(account, provider.port(), PASSWORD, "every: 200ms"));
    try (GatewayProcess gateway = settings.gateway(home).launch()) {
      awaitCommand(listing, "UIDL");
      awaitCommand(downloading, "RETR 2");
      awaitCommand(quitting, "QUIT");
      sink.awaitCount(1 + MAILS, PATIENCE);
      deliveredBefore = Set.copyOf(sink.identities().keySet());
      sink.pause();
      othersAreWaiting.countDown();
      await().atMost(PATIENCE).until(() -> sink.completed() > deliveredBefore.size());
      gateway.kill9();
      finish(gateway);
    }
    try (Books books = new Books(home)) {
      inDoubt = books.entries(Event.IN_DOUBT);
    }
    assertThat(sending.commands()).contains("RETR 1");
  }

  /** The server stops in the middle of a mail, and says nothing more. */
  private Answer halfAMail() {
    return (session, command) -> {
      session.raw("+OK 10000 octets\r\nX-Specimen-Id: half\r\nSubj".getBytes(US_ASCII));
      when(never, asUsual()).give(session, command);
    };
  }

  private static void awaitCommand(FakePop3 provider, String command) {
    await().atMost(PATIENCE).until(() -> provider.commands().contains(command));
  }

  /** Everybody behaves from now on. */
  private void finish(GatewayProcess gateway) throws IOException {
    sink.resume();
    for (FakePop3 provider : providers.values()) {
      for (String command : List.of("UIDL", "RETR 2", "QUIT")) {
        provider.on(command, asUsual());
      }
    }
    gateway.launch();
    await()
        .atMost(PATIENCE)
        .until(() -> providers.values().stream().allMatch(each -> each.uidls().isEmpty()));
    gateway.stop();
  }

  @AfterAll
  void stop() throws IOException {
    providers.values().forEach(FakePop3::close);
    sink.close();
  }

  /** How often each mail of an account came, by its name. */
  private Map<String, Integer> arrivals(String account) {
    return sink.identities().entrySet().stream()
        .filter(each -> each.getKey().startsWith(account))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void whileTheMailboxIsListed() {
    assertThat(arrivals("listing"))
        .isEqualTo(Map.of("listing-0", 1, "listing-1", 1, "listing-2", 1));
  }

  @Test
  void insideAMail() {
    assertThat(deliveredBefore).contains("downloading-0");
    assertThat(arrivals("downloading"))
        .isEqualTo(Map.of("downloading-0", 1, "downloading-1", 1, "downloading-2", 1));
    assertThat(sink.identities()).doesNotContainKey("half");
  }

  @Test
  void whenAllIsDeliveredAndNothingIsDeletedYet() {
    assertThat(deliveredBefore).contains("quitting-0", "quitting-1", "quitting-2");
    assertThat(arrivals("quitting"))
        .isEqualTo(Map.of("quitting-0", 1, "quitting-1", 1, "quitting-2", 1));
  }

  /** The one window that SMTP leaves open. */
  @Test
  void betweenTheLastDotAndTheAnswer() {
    assertThat(arrivals("sending")).hasSize(MAILS).containsValue(2);
    Set<String> listed = inDoubt.stream().map(Entry::mailId).collect(Collectors.toSet());
    assertThat(sink.mails())
        .filteredOn(mail -> sink.identities().get(mail.identity()) > 1)
        .allSatisfy(
            mail -> assertThat(listed).contains(Trace.mailId(mail.content().orElseThrow())));
    assertThat(inDoubt)
        .allSatisfy(entry -> assertThat(entry.recipient()).isEqualTo("sending@company.example"));
  }
}
