package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands as an operator types them, against a console that runs. */
abstract class CommandLineContract {
  @TempDir Path folder;
  private final RunningConsole console;

  CommandLineContract(RunningConsole console) {
    this.console = console;
  }

  @Command(
      name = "postern",
      subcommands = {
        FetchCommand.class,
        HoldCommand.class,
        JournalCommand.class,
        LedgerCommand.class,
        PauseCommand.class,
        ResumeCommand.class,
        StatusCommand.class
      })
  private static final class Root {}

  private record Result(int code, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  @Test
  void fetchWaitsForTheSessionAndTellsItsOutcome() {
    Result result = run("fetch", "sales");

    assertThat(result.err).isEmpty();
    assertThat(result.out).contains("complete: 3 listed, 3 fetched");
    assertThat(result.code).isZero();
  }

  @Test
  void fetchFailsWhenTheSessionDid() {
    AtomicReference<SessionReport.End> end = console.bean(ScriptedAccounts.class).end;
    end.set(SessionReport.End.UNREACHABLE);

    Result result = run("fetch", "sales");

    end.set(SessionReport.End.COMPLETE);
    assertThat(result.out).contains("unreachable (no answer)");
    assertThat(result.code).isEqualTo(1);
  }

  @Test
  void fetchNeedNotWait() throws IOException {
    Result result = run("fetch", "sales", "--no-wait", "--json");

    assertThat(result.json().path("session").asLong()).isPositive();
    assertThat(result.code).isZero();
  }

  @Test
  void allAccountsAreVisitedAndOneThatRefusesDoesNotStopTheOthers() {
    Result result = run("fetch", "--all");

    assertThat(result.out).contains("sales: complete: 3 listed, 3 fetched");
    assertThat(result.err.strip()).isEqualTo("lost: the account has a question");
    assertThat(result.code).isEqualTo(1);
  }

  @Test
  void whichAccountsAreMeantMustBeSaid() {
    assertThat(run("fetch").code).isEqualTo(2);
    assertThat(run("fetch", "--all", "sales").err)
        .contains("name the accounts to be visited, or say --all");
  }

  @Test
  void unknownAccountIsNamedTogetherWithTheKnownOnes() {
    Result result = run("fetch", "sails");

    assertThat(result.err.strip())
        .isEqualTo("no account is called \"sails\"; there are: lost, sales");
    assertThat(result.code).isEqualTo(1);
  }

  @Test
  void refusalOfASessionIsToldWithItsReason() {
    Result result = run("fetch", "lost");

    assertThat(result.err.strip()).isEqualTo("the account has a question");
    assertThat(result.code).isEqualTo(1);
  }

  @Test
  void questionIsAnswered() {
    AtomicReference<AccountHistory.Answer> answered = console.bean(ScriptedAccounts.class).answered;

    assertThat(run("status").out).contains("lost has a question: the ledger of this account");
    assertThat(run("ledger", "lost", "mark-all-seen").code).isZero();
    assertThat(answered).hasValue(AccountHistory.Answer.MARK_ALL_SEEN);
    answered.set(null);
  }

  @Test
  void wrongAnswerIsWrongUsage() {
    Result result = run("ledger", "lost", "everything");

    assertThat(result.code).isEqualTo(2);
    assertThat(result.err).contains("fetch-all", "mark-all-seen");
  }

  @Test
  void pauseAndResumeShowInStatus() {
    assertThat(run("pause", "route-sales").out.strip()).isEqualTo("route-sales is paused");
    assertThat(run("status").out).contains("Paused: route-sales since").contains("by command-line");
    assertThat(run("resume", "route-sales").code).isZero();
    assertThat(run("status").out).doesNotContain("Paused:");
    assertThat(run("pause", "fetch-nobody").err).contains("no route is called");
  }

  @Test
  void statusFitsTheTerminal() {
    Result result = run("status");

    assertThat(result.code).isZero();
    assertThat(result.out)
        .contains("ACCOUNT", "sales", "every 5")
        .containsPattern("Hold: \\d+ mail");
    assertThat(result.out.lines().filter(line -> line.contains("pop.")))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void statusAsJsonHasEverything() throws IOException {
    JsonNode json = run("status", "--json").json();

    assertThat(json.path("accounts")).hasSize(2);
    assertThat(json.path("held").isInt()).isTrue();
    assertThat(json.path("paused").isArray()).isTrue();
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

    assertThat(run("hold", "list").out).contains("HELDEXPORT", "Grüße", "refused");
    assertThat(run("hold", "show", "HELDEXPORT").out)
        .contains("reason:", "550 no such user", "HELD", "info@company.example");
    assertThat(run("hold", "export", "HELDEXPORT", "-o", file.toString()).code).isZero();
    assertThat(file).hasBinaryContent(octets);
    Result again = run("hold", "export", "HELDEXPORT", "-o", file.toString());
    assertThat(again.code).isEqualTo(1);
    assertThat(again.err).contains("there already");
  }

  @Test
  void heldMailIsReleasedOnceTheServerTakesIt() throws IOException {
    hold("HELDRELEASE", "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    AtomicReference<Outcome> next = console.bean(ScriptedReleaser.class).next;
    next.set(new Outcome.Refused(550, "550 still no such user"));

    Result refused = run("hold", "release", "HELDRELEASE");

    assertThat(refused.code).isEqualTo(1);
    assertThat(refused.out).contains("info@company.example", "refused", "550 still no such user");
    next.set(new Outcome.Delivered("250 queued"));
    assertThat(run("hold", "release", "HELDRELEASE").code).isZero();
    assertThat(run("hold", "show", "HELDRELEASE").err).contains("no mail \"HELDRELEASE\"");
  }

  @Test
  void heldMailIsDropped() throws IOException {
    hold("HELDDROP", "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(run("hold", "drop", "HELDDROP").code).isZero();
    assertThat(run("hold", "drop", "HELDDROP").code).isEqualTo(1);
    assertThat(run("journal", "--mail", "HELDDROP").out).contains("DROPPED");
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
    Result one =
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
    assertThat(one.out.lines()).hasSize(2);
    assertThat(one.out).contains("M7", "DELIVERED", "250 ok");
    assertThat(run("journal", "--mail", "nothing").out).contains("Nothing of that kind");
    assertThat(run("journal", "--event", "eaten").err).contains("expected one of FETCHED");
    assertThat(run("journal", "--since", "once").err).contains("\"once\" is no moment");
    assertThat(run("journal", "--limit", "10001").err).contains("10000");
  }

  @Test
  void withoutAGatewayTheCommandSaysHowToStartOne() {
    Result result = runIn(folder, "status");

    assertThat(result.code).isEqualTo(3);
    assertThat(result.err.strip())
        .isEqualTo(
            "the gateway is not running in %s; start it with ./postern run --home %s"
                .formatted(folder, folder));
  }

  @Test
  void fileOfADeadGatewayMeansNotRunning() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("console.json"),
        "{\"url\":\"http://127.0.0.1:1\",\"user\":\"command-line\",\"password\":\"x\"}");

    assertThat(runIn(folder, "status").code).isEqualTo(3);
  }

  @Test
  void dataFolderIsFoundWhereTheSettingsSay() throws IOException {
    Files.writeString(
        folder.resolve("application.yaml"),
        "postern:\n  data-dir: \"" + console.dataDir() + "\"\n");

    assertThat(runIn(folder, "status").code).isZero();
  }

  @Test
  void unreadableSettingsAreReportedWithoutAStackTrace() throws IOException {
    Files.writeString(folder.resolve("application.yaml"), "postern: [\n");
    Result result = runIn(folder, "status");

    assertThat(result.code).isEqualTo(1);
    assertThat(result.err).contains("the settings in " + folder).doesNotContain("\tat ");
  }

  @Test
  void wrongUsageIsCodeTwo() {
    assertThat(run("fetch").code).isEqualTo(2);
    assertThat(run("hold").code).isEqualTo(2);
    assertThat(run("journal", "--limit", "many").code).isEqualTo(2);
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        List.of("fetch", "hold", "journal", "ledger", "pause", "resume", "status")) {
      Result result = execute(command, "--help");
      assertThat(result.code).isZero();
      assertThat(result.out).contains("Usage: postern " + command);
    }
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

  private Result run(String... arguments) {
    return runIn(console.home(), arguments);
  }

  private static Result runIn(Path home, String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    boolean bare = arguments.length == 1 && arguments[0].equals("hold");
    if (bare) {
      return execute("hold");
    }
    all[arguments.length] = "--home";
    all[arguments.length + 1] = Optional.of(home).map(Path::toString).orElseThrow();
    return execute(all);
  }

  private static Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new Root())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }
}
