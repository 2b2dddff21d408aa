package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.fetch.pop3.FakePop3;
import io.postern.hold.Held;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the real gateway, from Debian's Dovecot and from a provider that keeps every octet. */
class AwkwardMailsArriveUnchangedOnceJourneyTest {
  private static final List<String> USERS = List.of("anna", "bert", "cora");
  private static final String EXACT = "exact";
  private static final Secret EXACT_PASSWORD = new Secret("kept-octet-for-octet");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path home;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  private static Consignment intoDovecot(Dovecot dovecot, UnaryOperator<byte[]> record)
      throws IOException {
    Consignment consignment = new Consignment(record);
    int number = 0;
    for (AwkwardMail mail : AwkwardMails.all()) {
      if (Dovecot.canHandOut(mail.octets())) {
        String user = USERS.get(number++ % USERS.size());
        dovecot.deliver(user, mail.octets());
        consignment.add(user, mail, Dovecot.asHandedOut(mail.octets()));
      }
    }
    return consignment;
  }

  /** Those that Dovecot changes, as they are. */
  private static void intoExactProvider(FakePop3 provider, Consignment consignment)
      throws IOException {
    int number = 0;
    for (AwkwardMail mail : AwkwardMails.all()) {
      byte[] octets = mail.octets();
      boolean changed = !MailDigest.sha256Of(octets).equals(digestAtDovecot(octets));
      if (changed || !Dovecot.canHandOut(octets)) {
        provider.mail("exact-" + number++, octets);
        consignment.add(EXACT, mail, lastLineEnded(octets));
      }
    }
  }

  private static String digestAtDovecot(byte[] octets) {
    return MailDigest.sha256Of(Dovecot.asHandedOut(octets));
  }

  /** POP3 and SMTP know complete lines only; of nothing they make nothing. */
  private static byte[] lastLineEnded(byte[] octets) {
    int n = octets.length;
    if (n == 0 || (n > 1 && octets[n - 2] == '\r' && octets[n - 1] == '\n')) {
      return octets;
    }
    byte[] ended = Arrays.copyOf(octets, n + 2);
    ended[n] = '\r';
    ended[n + 1] = '\n';
    return ended;
  }

  @Test
  void whatCanBeSentArrivesOnceAndTheRestIsInTheHoldOctetForOctet() throws Exception {
    try (Dovecot dovecot = new Dovecot(USERS);
        FakePop3 exact =
            FakePop3.with().login(EXACT, EXACT_PASSWORD.reveal()).pipelining().start();
        SmtpSink sink = SmtpSink.digesting()) {
      Consignment consignment = intoDovecot(dovecot, UnaryOperator.identity());
      intoExactProvider(exact, consignment);
      SiteSettings settings = new SiteSettings(sink.port());
      USERS.forEach(user -> settings.mailbox(dovecot, user, "every: 500ms"));
      settings.mailbox(EXACT, exact.port(), EXACT_PASSWORD, "every: 500ms");
      try (GatewayProcess gateway = settings.gateway(home).start()) {
        await().atMost(PATIENCE).until(() -> exact.uidls().isEmpty() && isEmpty(dovecot));
        gateway.restart();
        await().atMost(PATIENCE).until(this::everybodyIsTold);
        gateway.stop();
        gateway.assertNothingSays(dovecot.password("anna"), EXACT_PASSWORD);
      }
      assertThat(consignment.namesOf(sink.mails()))
          .containsExactlyInAnyOrderElementsOf(consignment.deliverable());
      assertThat(sink.mails())
          .filteredOn(Consignment::isNotice)
          .isNotEmpty()
          .allSatisfy(notice -> assertThat(notice.sender()).isEmpty());
      assertThat(namesInHold(consignment))
          .containsExactlyInAnyOrderElementsOf(consignment.dangerous());
      assertThat(consignment.dangerous()).anyMatch(name -> name.contains("smuggle-lf-dot-crlf"));
    }
  }

  private static boolean isEmpty(Dovecot dovecot) throws IOException {
    int sum = 0;
    for (String user : USERS) {
      sum += dovecot.count(user);
    }
    return sum == 0;
  }

  /** Whether the postmaster had a notice about each mail in the hold. */
  private boolean everybodyIsTold() throws IOException, InterruptedException {
    boolean told = true;
    for (JsonNode held : new Console(home).held()) {
      told &= held.path("notified").asBoolean();
    }
    return told;
  }

  private List<String> namesInHold(Consignment consignment) throws IOException {
    List<String> names = new ArrayList<>();
    try (Books books = new Books(home)) {
      for (Held held : books.held()) {
        String digest = Trace.sha256Below(books.content(held));
        names.add(consignment.nameOf(held.account(), digest));
        assertThat(held.reason()).contains("takes for its end");
      }
    }
    return names;
  }

  @Test
  void postfixAgreesAndWhatIsLeftAtTheProviderIsNotFetchedAgain() throws Exception {
    PostfixSink.require();
    try (Dovecot dovecot = new Dovecot(USERS);
        PostfixSink sink = new PostfixSink()) {
      Consignment consignment = intoDovecot(dovecot, PostfixSink::asDumped);
      SiteSettings settings = new SiteSettings(sink.port());
      USERS.forEach(user -> settings.mailbox(dovecot, user, "leave-on-server: true"));
      Console console = new Console(home);
      try (GatewayProcess started = settings.gateway(home).start()) {
        assertThat(started.isAlive()).isTrue();
        for (String user : USERS) {
          assertThat(console.fetch(user)).contains("complete", " 0 unsettled", " 0 deleted");
        }
        for (String user : USERS) {
          String nothingNew = "complete: " + dovecot.count(user) + " listed, 0 fetched";
          assertThat(console.fetch(user)).startsWith(nothingNew);
        }
      }
      assertThat(names(sink.mails(), consignment))
          .containsExactlyInAnyOrderElementsOf(consignment.deliverable());
    }
  }

  private static List<String> names(List<PostfixSink.Dump> dumps, Consignment consignment) {
    List<String> names = new ArrayList<>();
    for (PostfixSink.Dump dump : dumps) {
      String recipients = String.join("", dump.recipients()).replaceAll("[<>]", "");
      if (!recipients.equals(SiteSettings.POSTMASTER)) {
        String account = Consignment.mailbox(List.of(recipients));
        names.add(consignment.nameOf(account, Trace.sha256Below(dump.content())));
      }
    }
    return names;
  }
}
