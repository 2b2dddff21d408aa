package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.fetch.AccountHistory;
import io.postern.fetch.SessionReport;
import io.postern.hold.Hold;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types happens, and what came of it is told (F69). */
abstract class CommandsAreObeyedContract {
  @TempDir Path folder;
  private final RunningConsole console;

  CommandsAreObeyedContract(RunningConsole console) {
    this.console = console;
  }

  @Test
  void fetchWaitsForTheSessionAndTellsItsOutcome() {
    CommandRun result = run("fetch", "sales");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("complete: 3 listed, 3 fetched");
    assertThat(result.code()).isZero();
  }

  @Test
  void fetchFailsWhenTheSessionDid() {
    AtomicReference<SessionReport.End> end = console.bean(ScriptedAccounts.class).end;
    end.set(SessionReport.End.UNREACHABLE);

    CommandRun result = run("fetch", "sales");

    end.set(SessionReport.End.COMPLETE);
    assertThat(result.out()).contains("unreachable (no answer)");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void fetchNeedNotWait() throws IOException {
    CommandRun result = run("fetch", "sales", "--no-wait", "--json");

    assertThat(result.json().path("session").asLong()).isPositive();
    assertThat(result.code()).isZero();
  }

  @Test
  void allAccountsAreVisitedAndOneThatRefusesDoesNotStopTheOthers() {
    CommandRun result = run("fetch", "--all");

    assertThat(result.out()).contains("sales: complete: 3 listed, 3 fetched");
    assertThat(result.err().strip()).isEqualTo("lost: the account has a question");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void unknownAccountIsNamedTogetherWithTheKnownOnes() {
    CommandRun result = run("fetch", "sails");

    assertThat(result.err().strip())
        .isEqualTo("no account is called \"sails\"; there are: lost, sales");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void refusalOfASessionIsToldWithItsReason() {
    CommandRun result = run("fetch", "lost");

    assertThat(result.err().strip()).isEqualTo("the account has a question");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void questionIsAnswered() {
    AtomicReference<AccountHistory.Answer> answered = console.bean(ScriptedAccounts.class).answered;

    assertThat(run("status").out()).contains("lost has a question: the ledger of this account");
    assertThat(run("ledger", "lost", "mark-all-seen").code()).isZero();
    assertThat(answered).hasValue(AccountHistory.Answer.MARK_ALL_SEEN);
    answered.set(null);
  }

  @Test
  void pauseAndResumeShowInStatus() {
    assertThat(run("pause", "route-sales").out().strip()).isEqualTo("route-sales is paused");
    assertThat(run("status").out())
        .contains("Paused: route-sales since")
        .contains("by command-line");
    assertThat(run("resume", "route-sales").code()).isZero();
    assertThat(run("status").out()).doesNotContain("Paused:");
    assertThat(run("pause", "fetch-nobody").err()).contains("no route is called");
  }

  @Test
  void statusFitsTheTerminal() {
    CommandRun result = run("status");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("ACCOUNT", "sales", "every 5")
        .containsPattern("Hold: \\d+ mail");
    assertThat(result.out().lines().filter(line -> line.contains("pop.")))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void statusAsJsonHasEverything() throws IOException {
    JsonNode json = run("status", "--json").json();

    assertThat(json.path("accounts")).hasSize(2);
    assertThat(json.path("held").isInt()).isTrue();
    assertThat(json.path("paused").isArray()).isTrue();
    assertThat(json.path("server").isObject()).isTrue();
  }

  @Test
  void heldMailIsListedShownAndExportedOctetForOctet() throws IOException {
    byte[] octets = new byte[2_000_000];
    new Random(1).nextBytes(octets);
    byte[] head =
        "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, octets, 0, head.length);
    hold("HELDEXPORT", octets);
    Path file = folder.resolve("mail.eml");

    assertThat(run("hold", "list").out()).contains("HELDEXPORT", "Grüße", "refused");
    assertThat(run("hold", "show", "HELDEXPORT").out())
        .contains("reason:", "550 no such user", "HELD", "info@company.example");
    assertThat(run("hold", "export", "HELDEXPORT", "-o", file.toString()).code()).isZero();
    assertThat(file).hasBinaryContent(octets);
    CommandRun again = run("hold", "export", "HELDEXPORT", "-o", file.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("there already");
  }

  @Test
  void heldMailIsReleasedOnceTheServerTakesIt() throws IOException {
    hold("HELDRELEASE", "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    AtomicReference<Outcome> next = console.bean(ScriptedReleaser.class).next;
    next.set(new Outcome.Refused(550, "550 still no such user"));

    CommandRun refused = run("hold", "release", "HELDRELEASE");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("info@company.example", "refused", "550 still no such user");
    next.set(new Outcome.Delivered("250 queued"));
    assertThat(run("hold", "release", "HELDRELEASE").code()).isZero();
    assertThat(run("hold", "show", "HELDRELEASE").err()).contains("no mail \"HELDRELEASE\"");
  }

  @Test
  void heldMailIsDropped() throws IOException {
    hold("HELDDROP", "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(run("hold", "drop", "HELDDROP").code()).isZero();
    assertThat(run("hold", "drop", "HELDDROP").code()).isEqualTo(1);
    assertThat(run("journal", "--mail", "HELDDROP").out()).contains("DROPPED");
  }

  @Test
  void journalIsAskedByAllItsCriteria() throws IOException {
    Journal journal = console.bean(Journal.class);
    console
        .bean(Store.class)
        .commit(
            tx -> {
              for (int i = 0; i < 1_500; i++) {
                journal.append(tx, "M" + i, "many", Event.DELIVERED, "a@b.example", "250 ok");
              }
              return journal;
            });

    JsonNode all = run("journal", "--account", "many", "--limit", "1500", "--json").json();
    CommandRun one =
        run(
            "journal",
            "--mail",
            "M7",
            "--account",
            "many",
            "--recipient",
            "a@b.example",
            "--event",
            "delivered",
            "--since",
            "1h",
            "--until",
            "2030-01-01",
            "--limit",
            "5");

    assertThat(all).hasSize(1_500);
    assertThat(one.out().lines()).hasSize(2);
    assertThat(one.out()).contains("M7", "DELIVERED", "250 ok");
    assertThat(run("journal", "--mail", "nothing").out()).contains("Nothing of that kind");
    assertThat(run("journal", "--event", "eaten").err()).contains("expected one of FETCHED");
    assertThat(run("journal", "--since", "once").err()).contains("\"once\" is no moment");
    assertThat(run("journal", "--limit", "10001").err()).contains("10000");
  }

  private void hold(String id, byte[] octets) throws IOException {
    Envelope envelope = new Envelope(Address.parse("sender@example.org"), List.of());
    console
        .bean(Hold.class)
        .keep(
            Mail.of(id, envelope, Content.of(octets)),
            "sales",
            List.of("info@company.example"),
            "refused: 550 no such user");
  }

  private CommandRun run(String... words) {
    return CommandRun.in(console.home(), words);
  }
}
