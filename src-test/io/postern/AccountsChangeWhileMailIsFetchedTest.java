package io.postern;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.account.Problem;
import io.postern.account.Reload;
import io.postern.fetch.MailboxConsumer;
import io.postern.fetch.SessionReport;
import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Accounts and recipients are taken up while mail is fetched: a session ends under the definition
 * it began with, the others do not notice, and pauses stay (F137).
 */
class AccountsChangeWhileMailIsFetchedTest {
  private static final byte[] MAIL = "Subject: x\r\n\r\ntext\r\n".getBytes(US_ASCII);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path home;

  private final FakePop3 anna = FakePop3.with("a1", "one\r\n", "a2", "two\r\n").start();
  private final FakePop3 bert = FakePop3.with("b1", "one\r\n", "b2", "two\r\n").start();
  private final CountDownLatch second = new CountDownLatch(1);
  private String bertsSettings = "username: anna, password: geheim";
  private RunningSite site;

  @BeforeEach
  void start() throws Exception {
    write("a", "old", "");
    site = new RunningSite(home);
  }

  @AfterEach
  void stop() {
    second.countDown();
    site.close();
    anna.close();
    bert.close();
  }

  /**
   * Writes settings.
   *
   * @param name of the recipient of account anna
   * @param folder where its mail goes, with options
   * @param more of account anna
   */
  private void write(String name, String folder, String more) throws IOException {
    String yaml =
        """
        postern:
          postmaster: postmaster@company.example
          deliver: {server: {host: 127.0.0.1, port: 9}}
          accounts:
            anna: {host: 127.0.0.1, port: %d, security: none, username: anna, password: geheim %s}
            bert: {host: 127.0.0.1, port: %d, security: none, %s}
          recipients:
            - {name: "%s", endpoint: "file:%s/%s", accounts: [anna], all-mail: true}
            - {name: "b", endpoint: "file:%s/bert", accounts: [bert], all-mail: true}
        """
            .formatted(anna.port(), more, bert.port(), bertsSettings, name, home, folder, home);
    Files.writeString(home.resolve("application.yaml"), yaml);
  }

  private Reload.Done done() {
    Reload reload = site.reload();
    assertThat(reload).isInstanceOf(Reload.Done.class);
    return (Reload.Done) reload;
  }

  private void visit(String account) {
    MailboxConsumer mailbox = site.account(account);
    long session = mailbox.sessionsEnded() + 1;
    assertThat(mailbox.requestSession()).isTrue();
    awaitSession(account, session);
  }

  private void awaitSession(String account, long number) {
    await().atMost(PATIENCE).until(() -> site.account(account).sessionsEnded() >= number);
    SessionReport report = site.account(account).lastReport().orElseThrow();
    assertThat(report.end()).as(report.toString()).isEqualTo(SessionReport.End.COMPLETE);
  }

  /** Begins a session that stops before its second mail. */
  private void beginSession(String account, FakePop3 provider) {
    provider.on("RETR 2", Answer.when(second, Answer.asUsual()));
    site.account(account).requestSession();
    await().atMost(PATIENCE).until(() -> provider.commands().contains("RETR 2"));
  }

  @Test
  void aSessionUnderWayEndsWithTheRecipientsItBeganWith() throws Exception {
    beginSession("anna", anna);
    write("n", "new", "");

    assertThat(done().waiting()).containsExactly("anna");
    assertThat(site.routes()).contains("deliver-a", "deliver-n");
    second.countDown();
    awaitSession("anna", 1);

    assertThat(site.mailsIn("old")).isEqualTo(2);
    assertThat(site.mailsIn("new")).isZero();
    anna.mail("a3", MAIL);
    visit("anna");
    assertThat(site.mailsIn("new")).isEqualTo(1);
    assertThat(site.routes()).contains("deliver-n").doesNotContain("deliver-a");
  }

  @Test
  void otherAccountsAndTheirSessionsDoNotNotice() throws Exception {
    MailboxConsumer before = site.account("bert");
    beginSession("bert", bert);
    write("n", "new", "");

    Reload.Done done = done();

    assertThat(done.changed()).containsExactly("anna");
    assertThat(done.waiting()).isEmpty();
    assertThat(site.account("bert")).isSameAs(before);
    assertThat(before.isInSession()).isTrue();
    second.countDown();
    awaitSession("bert", 1);
    assertThat(site.mailsIn("bert")).isEqualTo(2);
    assertThat(bert.connections()).isEqualTo(1);
  }

  @Test
  void aChangedPasswordTouchesNoRoute() throws Exception {
    Route fetch = site.camel().getRoute("fetch-bert");
    Route route = site.camel().getRoute("route-bert");
    bert.login("anna", "other");
    assertThat(site.account("bert").requestSession()).isTrue();
    await().atMost(PATIENCE).until(() -> site.account("bert").sessionsEnded() == 1);
    bertsSettings = "username: anna, password: other";
    write("a", "old", "");

    assertThat(done().changed()).containsExactly("bert");

    visit("bert");
    assertThat(site.mailsIn("bert")).isEqualTo(2);
    assertThat(site.camel().getRoute("fetch-bert")).isSameAs(fetch);
    assertThat(site.camel().getRoute("route-bert")).isSameAs(route);
  }

  @Test
  void mailUnderWayToAnEndpointThatChangesIsNotLost() throws Exception {
    beginSession("anna", anna);
    write("a", "elsewhere", "");

    assertThat(done().endpoints()).containsExactly("a");
    second.countDown();
    awaitSession("anna", 1);

    assertThat(site.mailsIn("old") + site.mailsIn("elsewhere")).isEqualTo(2);
    assertThat(anna.uidls()).isEmpty();
  }

  @Test
  void anEndpointThatCamelRefusesLeavesEverythingAsItWas() throws Exception {
    write("a", "old?nonsense=geheim", ", every: 1h");

    Reload reload = site.reload();

    assertThat(((Reload.Refused) reload).problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith("postern.recipients: route deliver-a cannot be made: ")
        .contains("nonsense")
        .doesNotContain("geheim");
    assertThat(site.account("anna").nextVisit()).isEmpty();
    visit("anna");
    assertThat(site.mailsIn("old")).isEqualTo(2);
  }

  @Test
  void aScheduleThatChangesHoldsAtOnce() throws Exception {
    assertThat(site.account("anna").nextVisit()).isEmpty();
    write("a", "old", ", schedule: \"0 0 3 1 1 ?\"");
    done();
    assertThat(site.account("anna").nextVisit()).isPresent();
    write("a", "old", "");
    done();
    assertThat(site.account("anna").nextVisit()).isEmpty();
  }

  @Test
  void aPausedAccountStaysPausedWhateverChanges() throws Exception {
    site.camel().getRouteController().stopRoute("fetch-anna");
    site.camel().getRouteController().stopRoute("route-anna");
    write("n", "new", ", every: 1h");

    assertThat(done().waiting()).isEmpty();

    assertThat(site.camel().getRouteController().getRouteStatus("fetch-anna"))
        .isEqualTo(ServiceStatus.Stopped);
    assertThat(site.camel().getRouteController().getRouteStatus("route-anna"))
        .isNotEqualTo(ServiceStatus.Started);
    assertThat(site.paused().of("fetch-anna")).isPresent();
    assertThat(site.paused().of("route-anna")).isPresent();
    site.camel().getRouteController().startRoute("route-anna");
    site.camel().getRouteController().startRoute("fetch-anna");
    await().atMost(PATIENCE).until(() -> site.mailsIn("new") == 2);
    assertThat(site.paused().of("fetch-anna")).isEmpty();
  }

  @Test
  void whatIsReplacedCountsNeitherAsPausedNorAsResumed() throws Exception {
    write("n", "new", "");
    done();
    assertThat(site.paused().of("route-anna")).isEmpty();
    assertThat(site.paused().of("deliver-a")).isEmpty();
  }

  @Test
  void accountsComeAndGo() throws Exception {
    String settings = Files.readString(home.resolve("application.yaml"));
    Files.writeString(
        home.resolve("application.yaml"),
        settings.replace("bert:", "carl:").replace("[bert]", "[carl]"));

    Reload.Done done = done();

    assertThat(done.added()).containsExactly("carl");
    assertThat(done.removed()).containsExactly("bert");
    assertThat(site.routes())
        .containsExactly(
            "deliver-a",
            "deliver-b",
            "deliver-server",
            "fetch-anna",
            "fetch-carl",
            "route-anna",
            "route-carl");
    visit("carl");
    assertThat(site.mailsIn("bert")).isEqualTo(2);
    Files.writeString(home.resolve("application.yaml"), settings);
    done();
    bert.mail("b3", MAIL);
    visit("bert");
    assertThat(site.mailsIn("bert")).isEqualTo(3);
  }
}
