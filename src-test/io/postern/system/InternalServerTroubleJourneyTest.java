package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.journal.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the internal server does, a mail stays at the provider or goes to the hold, and nobody
 * gets it twice who need not. One gateway for all, with an account for each kind of trouble; the
 * hold, of which the gateway sends notices, comes last, since faults are set by the number of the
 * transaction.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InternalServerTroubleJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> USERS =
      List.of("down", "full", "cut", "silent", "later", "refused");
  private static final int MORE_THAN_THE_WIRE_BUFFERS = 20_000_000;
  private static final int MORE_SESSIONS_THAN_ATTEMPTS = 5;

  private Path home;
  private Dovecot dovecot;
  private SmtpSink sink;
  private GatewayProcess gateway;
  private Console console;

  @BeforeAll
  void startWithoutInternalServer(@TempDir Path folder) throws IOException {
    Dovecot.require();
    home = folder;
    dovecot = new Dovecot(USERS);
    sink = SmtpSink.keepingContent();
    sink.goDown();
    SiteSettings settings = new SiteSettings(sink.port());
    settings.mailbox(dovecot, "down", "every: 200ms");
    List.of("cut", "silent", "full").forEach(user -> settings.mailbox(dovecot, user));
    for (String account : List.of("later", "refused")) {
      settings.mailbox(dovecot, account);
      settings.recipient(
          "address: " + colleague(account), "accounts: [" + account + "]", "all-mail: true");
    }
    gateway = settings.gateway(home).launch();
    gateway.awaitOutput("Console:", Duration.ofSeconds(90));
    console = new Console(home);
  }

  private static String colleague(String account) {
    return "colleague-of-" + SiteSettings.addressOf(account);
  }

  @AfterAll
  void stop() throws IOException {
    gateway.close();
    sink.close();
    dovecot.close();
  }

  private long sessionsWithoutServer() {
    return gateway.output().lines().filter(line -> line.contains("down: server down (")).count();
  }

  private void deliver(String user, int mails) throws IOException {
    for (int i = 0; i < mails; i++) {
      dovecot.deliver(user, PlainMails.mail(user + "-" + i, 3_000));
    }
  }

  /** How often a mail came for a recipient. */
  private long arrivals(String identity, String recipient) {
    return sink.mails().stream()
        .filter(mail -> mail.identity().equals(identity))
        .filter(mail -> mail.recipients().contains(recipient))
        .count();
  }

  @Test
  @Order(1)
  void whileItIsDownMailsStayAtTheProviderAndNothingCountsAgainstThem() throws Exception {
    deliver("down", 4);
    await().atMost(PATIENCE).until(() -> sessionsWithoutServer() >= MORE_SESSIONS_THAN_ATTEMPTS);
    assertThat(console.readiness()).isEqualTo(503);
    assertThat(dovecot.count("down")).isEqualTo(4);
    sink.comeUp();
    await().atMost(PATIENCE).until(() -> dovecot.count("down") == 0);
    assertThat(sink.identities())
        .isEqualTo(Map.of("down-0", 1, "down-1", 1, "down-2", 1, "down-3", 1));
    assertThat(console.held()).isEmpty();
  }

  @Test
  @Order(2)
  void aConnectionThatBreaksInsideTheContentCostsATryAndNoMore() throws Exception {
    dovecot.deliver("cut", PlainMails.mail("cut-0", MORE_THAN_THE_WIRE_BUFFERS));
    sink.dropInContentAt(sink.transactions() + 1);
    assertThat(console.fetch("cut")).contains("1 unsettled", "broke off in the content");
    assertThat(dovecot.count("cut")).isEqualTo(1);
    assertThat(console.fetch("cut")).contains("complete", "1 settled, 0 unsettled", "1 deleted");
    assertThat(arrivals("cut-0", "cut@company.example")).isEqualTo(1);
  }

  /** The one window that SMTP leaves open: losing would be worse. */
  @Test
  @Order(3)
  void withoutAnAnswerToTheLastDotAMailIsInDoubtAndComesAgain() throws Exception {
    deliver("silent", 1);
    sink.dropAfterDotAt(sink.transactions() + 1);
    assertThat(console.fetch("silent")).contains("1 unsettled", "no clear answer");
    assertThat(dovecot.count("silent")).isEqualTo(1);
    assertThat(journal("silent", Event.IN_DOUBT)).hasSize(1);
    assertThat(console.fetch("silent")).contains("1 settled, 0 unsettled", "1 deleted");
    assertThat(sink.mails())
        .filteredOn(mail -> mail.identity().equals("silent-0"))
        .extracting(SinkMail::answered)
        .containsExactly(false, true);
  }

  private JsonNode journal(String account, Event event) throws IOException, InterruptedException {
    return console.call("Journal", "query", null, account, null, event.name(), null, null, 100);
  }

  @Test
  @Order(4)
  void aTemporaryAnswerToTheContentLeavesTheMailWhereItIs() throws Exception {
    deliver("full", 1);
    sink.answerContentAt(sink.transactions() + 1, "452 4.3.1 disk full");
    assertThat(console.fetch("full")).contains("1 unsettled", "disk full");
    assertThat(dovecot.count("full")).isEqualTo(1);
    assertThat(console.fetch("full")).contains("1 settled, 0 unsettled", "1 deleted");
    assertThat(arrivals("full-0", "full@company.example")).isEqualTo(1);
  }

  @Test
  @Order(5)
  void whoIsPutOffGetsTheMailLaterAndTheOthersAtOnceAndOnce() throws Exception {
    deliver("later", 1);
    sink.answerRecipient(colleague("later"), "451 4.2.0 greylisted");
    assertThat(console.fetch("later")).contains("1 unsettled", "greylisted");
    assertThat(arrivals("later-0", "later@company.example")).isEqualTo(1);
    assertThat(dovecot.count("later")).isEqualTo(1);
    sink.acceptRecipient(colleague("later"));
    assertThat(console.fetch("later")).contains("1 settled, 0 unsettled", "1 deleted");
    assertThat(arrivals("later-0", colleague("later"))).isEqualTo(1);
    assertThat(arrivals("later-0", "later@company.example")).isEqualTo(1);
    assertThat(journal("later", Event.DEFERRED)).hasSize(1);
  }

  @Test
  @Order(6)
  void whoIsRefusedIsHeldAloneUntilAPersonReleasesIt() throws Exception {
    deliver("refused", 1);
    sink.answerRecipient(colleague("refused"), "550 5.1.1 no such mailbox");
    assertThat(console.fetch("refused")).contains("1 settled, 0 unsettled", "1 deleted");
    assertThat(arrivals("refused-0", "refused@company.example")).isEqualTo(1);
    JsonNode held = PosternCommand.at(home, "hold", "list", "--json").json();
    assertThat(held).hasSize(1);
    assertThat(held.get(0).path("recipients").toString())
        .isEqualTo("[\"" + colleague("refused") + "\"]");
    assertThat(held.get(0).path("reason").asText()).contains("550 5.1.1 no such mailbox");

    String id = held.get(0).path("id").asText();
    assertThat(PosternCommand.at(home, "hold", "release", id))
        .as("still refused")
        .satisfies(said -> assertThat(said.exitCode()).as(said.output()).isEqualTo(1));
    sink.acceptRecipient(colleague("refused"));
    assertThat(PosternCommand.at(home, "hold", "release", id))
        .satisfies(said -> assertThat(said.exitCode()).as(said.output()).isZero());
    assertThat(arrivals("refused-0", colleague("refused"))).isEqualTo(1);
    assertThat(arrivals("refused-0", "refused@company.example")).isEqualTo(1);
    assertThat(console.held()).isEmpty();
  }

  /** Last, since an answer to the probe serves for some seconds. */
  @Test
  @Order(7)
  void withTheServerBackTheGatewayIsReady() {
    await().atMost(PATIENCE).until(() -> console.readiness() == 200);
  }
}
