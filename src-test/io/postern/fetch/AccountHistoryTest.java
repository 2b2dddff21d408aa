package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.fetch.AccountHistory.Answer;
import io.postern.fetch.AccountHistory.Check;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No account is fetched a second time because its ledger was lost, or is about another mailbox. */
class AccountHistoryTest {
  private static final String HOST = "pop.isp.example";
  private static final String USER = "info@company.example";

  @TempDir Path data;
  private Store store;
  private Ledger ledger;
  private AccountHistory history;

  @BeforeEach
  void open() throws IOException {
    Clock clock = Clock.systemUTC();
    store = Store.open(data.resolve("postern.db"), clock);
    ledger = new Ledger(store, new Journal(store, clock), new MailIds(clock), clock);
    history = new AccountHistory(store, data.resolve("history"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void restart() throws IOException {
    store.close();
    open();
  }

  private void loseTheDatabase() throws IOException {
    store.close();
    for (String name : List.of("postern.db", "postern.db-wal", "postern.db-shm")) {
      Files.deleteIfExists(data.resolve(name));
    }
    open();
  }

  private Check check() throws IOException {
    return history.check("info", HOST, USER);
  }

  private String question(Check check) {
    assertThat(check).isInstanceOf(Check.Question.class);
    return ((Check.Question) check).text();
  }

  private void fetchSomething() throws IOException {
    history.fetching("info", HOST, USER);
    ledger.begin("info", List.of(new Candidate("u1", 1)));
    ledger.settled("info", "u1", true, true).join();
  }

  @Test
  void aNewAccountIsFetched() throws IOException {
    assertThat(check()).isEqualTo(new Check.Fine());
  }

  @Test
  void anAccountWithItsLedgerIsFetchedAgainAndAgain() throws IOException {
    fetchSomething();
    assertThat(check()).isEqualTo(new Check.Fine());
    restart();
    assertThat(check()).isEqualTo(new Check.Fine());
    assertThat(history.check("info", "POP.isp.EXAMPLE", USER)).isEqualTo(new Check.Fine());
  }

  @Test
  void aLostDatabaseStopsTheAccountWithAQuestion() throws IOException {
    fetchSomething();
    loseTheDatabase();

    assertThat(question(check()))
        .contains("Account info is stopped: its ledger is missing")
        .contains(USER + " at " + HOST)
        .contains(data.resolve("history").resolve("info").toString())
        .contains("a second time")
        .contains("./postern ledger info fetch-all")
        .contains("./postern ledger info mark-all-seen")
        .doesNotContain("keep");
    assertThat(question(check())).as("it goes on asking").isNotEmpty();
    assertThat(history.check("other", HOST, "other")).isEqualTo(new Check.Fine());
  }

  @Test
  void aDatabaseWhoseLedgerWasEmptiedByHandStopsTheAccount() throws IOException {
    fetchSomething();
    store.commit(tx -> tx.update("DELETE FROM ledger"));
    assertThat(question(check())).contains("its ledger is missing").contains("has nothing of it");

    store.commit(tx -> tx.update("DELETE FROM account_history"));
    assertThat(question(check())).contains("its ledger is missing");
  }

  @Test
  void aLedgerThatRanEmptyForGoodReasonIsFine() throws IOException {
    fetchSomething();
    ledger.deleted("info", List.of("u1"), Set.of("u1")).join();
    assertThat(check()).isEqualTo(new Check.Fine());

    fetchSomething();
    ledger.note("info", ledger.compare("info", uidl -> false, Duration.ofDays(30)));
    ledger.note("info", ledger.compare("info", uidl -> false, Duration.ofDays(-1)));
    assertThat(ledger.lookup("info", List.of("u1"))).isEmpty();
    assertThat(check()).isEqualTo(new Check.Fine());
    restart();
    assertThat(check()).isEqualTo(new Check.Fine());
  }

  @Test
  void dyingBetweenHistoryAndFirstMailIsFine() throws IOException {
    history.fetching("info", HOST, USER);
    restart();
    assertThat(check()).isEqualTo(new Check.Fine());
  }

  @Test
  void aLedgerOfAnotherMailboxStopsTheAccountWithAQuestion() throws IOException {
    fetchSomething();

    assertThat(question(history.check("info", "pop.other.example", USER)))
        .contains("about another mailbox")
        .contains(USER + " at " + HOST)
        .contains(USER + " at pop.other.example")
        .contains("./postern ledger info fetch-all")
        .contains("./postern ledger info mark-all-seen")
        .contains("./postern ledger info keep");
    assertThat(question(history.check("info", HOST, "boss"))).contains("boss at " + HOST);
    assertThat(check()).as("putting the settings right is an answer").isEqualTo(new Check.Fine());
  }

  @Test
  void theAnswerFetchAllForgetsTheLedgerAndGoesOn() throws IOException {
    fetchSomething();
    history.answer("info", Answer.FETCH_ALL);

    assertThat(history.check("info", "pop.other.example", USER)).isEqualTo(new Check.Fine());
    assertThat(ledger.lookup("info", List.of("u1"))).isEmpty();
    restart();
    assertThat(history.check("info", "pop.other.example", USER)).isEqualTo(new Check.Fine());
  }

  @Test
  void theAnswerFetchAllIsTakenAfterALostDatabase() throws IOException {
    fetchSomething();
    loseTheDatabase();
    history.answer("info", Answer.FETCH_ALL);
    assertThat(check()).isEqualTo(new Check.Fine());
    restart();
    assertThat(check()).isEqualTo(new Check.Fine());
  }

  @Test
  void theAnswerMarkAllSeenStandsUntilItWasCarriedOut() throws IOException {
    fetchSomething();
    loseTheDatabase();
    history.answer("info", Answer.MARK_ALL_SEEN);
    assertThat(check()).isEqualTo(new Check.MarkAllSeen());
    restart();
    assertThat(check()).isEqualTo(new Check.MarkAllSeen());

    ledger.markSeen("info", List.of(new Candidate("u1", 1)));
    history.markedSeen("info", HOST, USER);
    assertThat(check()).isEqualTo(new Check.Fine());
    assertThat(ledger.lookup("info", List.of("u1")).get("u1").fetchable()).isFalse();
  }

  @Test
  void theAnswerKeepAdoptsTheLedgerForTheNewName() throws IOException {
    fetchSomething();
    history.answer("info", Answer.KEEP);
    assertThat(history.check("info", "pop3.isp.example", USER)).isEqualTo(new Check.Fine());
    assertThat(ledger.lookup("info", List.of("u1"))).isNotEmpty();
    restart();
    assertThat(history.check("info", "pop3.isp.example", USER)).isEqualTo(new Check.Fine());
  }

  @Test
  void thereIsNothingToKeepWhenTheLedgerIsLost() throws IOException {
    fetchSomething();
    loseTheDatabase();
    history.answer("info", Answer.KEEP);
    assertThat(question(check())).contains("its ledger is missing");
  }

  @Test
  void aMissingFileIsWrittenAgain() throws IOException {
    fetchSomething();
    Path file = data.resolve("history").resolve("info");
    Files.delete(file);
    restart();
    assertThat(check()).isEqualTo(new Check.Fine());
    history.fetching("info", HOST, USER);
    assertThat(file).content().contains(store.id());
  }

  @Test
  void aDamagedFileStopsTheAccount() throws IOException {
    fetchSomething();
    Path file = data.resolve("history").resolve("info");
    Files.writeString(file, "store=\\u00");
    assertThat(question(check())).contains(file.toString()).contains("damaged");
  }

  @Test
  void filesBelongToTheirFolderAndToTheirOwner() throws IOException {
    for (String name : List.of("..", "a/../../b", "ä ö", ".hidden", "A.b*c")) {
      history.fetching(name, HOST, USER);
      assertThat(history.check(name, HOST, USER)).isEqualTo(new Check.Fine());
    }
    try (var files = Files.list(data.resolve("history"))) {
      assertThat(files.toList())
          .hasSize(5)
          .allSatisfy(
              f ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(f)))
                      .isEqualTo("rw-------"));
    }
    try (var files = Files.list(data)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .allMatch(name -> name.startsWith("postern.db") || name.equals("history"));
    }
  }

  @Test
  void answersAreReadAsTheyAreTyped() {
    assertThat(Answer.of("mark-all-seen")).isEqualTo(Answer.MARK_ALL_SEEN);
    assertThatThrownBy(() -> Answer.of("yes"))
        .hasMessageContaining("fetch-all, mark-all-seen or keep");
  }
}
