package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.fetch.MailboxDeletion.Result;
import io.postern.fetch.pop3.FakePop3;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.MailIds;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An administrator looks into a mailbox, deletes there, has mails fetched again or never (F42,
 * F43).
 */
class MailboxByHandTest {
  private static final String ORDER =
      """
      Date: Mon, 16 Nov 2026 09:00:00 +0100 (CET)\r
      From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>\r
      Subject: Order \u001b[2J\r
      \r
      one\r
      two\r
      three\r
      """;

  @TempDir Path data;
  private final SettableClock clock = new SettableClock();
  private final Wires wires = new Wires();
  private final FakePop3 provider = FakePop3.with("a1", ORDER, "a2", "x", "a3", "y").start();
  private Store store;
  private Journal journal;
  private Ledger ledger;
  private LedgerCare care;
  private MailboxTool tool;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(data.resolve("postern.db"), clock);
    journal = new Journal(store, clock);
    ledger = new Ledger(store, journal, new MailIds(clock), clock);
    care = new LedgerCare(store, journal);
    AccountHistory history = new AccountHistory(store, data.resolve("history"));
    tool = new MailboxTool(new Providers(wires), ledger, care, history, clock);
  }

  @AfterEach
  void close() {
    provider.close();
    wires.close();
    store.close();
  }

  @Test
  void theNewestMessagesComeFirstAndTheLedgerSaysWhatWeDidWithThem() throws Pop3Exception {
    delivered("a2", 1);
    ledger.begin("info", List.of(new Candidate("a3", 1)));

    MailboxPage page = tool.list(settings(), 0, 25, true);

    assertThat(page.mails()).isEqualTo(3);
    assertThat(page.octets()).isEqualTo(ORDER.length() + 2);
    assertThat(page.next()).isZero();
    assertThat(page.rows()).extracting(MailboxRow::uidl).containsExactly("a3", "a2", "a1");
    assertThat(page.rows()).extracting(MailboxRow::number).containsExactly(3, 2, 1);
    assertThat(page.rows().get(0).known().orElseThrow().attempts()).isEqualTo(1);
    assertThat(page.rows().get(1).known().orElseThrow().deletable()).isTrue();
    assertThat(page.rows().get(2).known()).isEmpty();
  }

  @Test
  void headersAreDecodedAndHarmless() throws Pop3Exception {
    MailExcerpt order = tool.list(settings(), 0, 25, true).rows().get(2).excerpt().orElseThrow();

    assertThat(order)
        .isEqualTo(new MailExcerpt("2026-11-16T08:00:00Z", "Jürgen <j@example.org>", "Order  [2J"));
  }

  @Test
  void headersAreNotAskedForUnlessWanted() throws Pop3Exception {
    MailboxPage page = tool.list(settings(), 0, 25, false);

    assertThat(page.rows()).allMatch(row -> row.excerpt().isEmpty());
    assertThat(provider.commands()).noneMatch(command -> command.startsWith("TOP"));
  }

  @Test
  void aProviderWithoutTopIsListedWithoutHeaders() throws Pop3Exception {
    provider.capa("USER", "UIDL");

    assertThat(tool.list(settings(), 0, 25, true).rows())
        .hasSize(3)
        .allMatch(row -> row.excerpt().isEmpty());
  }

  @Test
  void goingThroughALargeMailboxPageByPageIsOneLogin() throws Pop3Exception {
    try (FakePop3 large = FakePop3.with().start()) {
      for (int i = 1; i <= 2_500; i++) {
        large.mail("u" + i, new byte[] {'x'});
      }
      int before = 0;
      int seen = 0;
      do {
        MailboxPage page = tool.list(settings(large), before, 1_000, false);
        assertThat(page.mails()).isEqualTo(2_500);
        seen += page.rows().size();
        before = page.next();
      } while (before > 0);

      assertThat(seen).isEqualTo(2_500);
      assertThat(large.connections()).isEqualTo(1);
    }
  }

  @Test
  void anOldListingIsMadeAnew() throws Pop3Exception {
    int next = tool.list(settings(), 0, 2, false).next();
    clock.advance(Duration.ofMinutes(6));

    assertThat(tool.list(settings(), next, 2, false).rows())
        .extracting(MailboxRow::uidl)
        .containsExactly("a1");
    assertThat(provider.connections()).isEqualTo(2);
  }

  @Test
  void aMessageIsFoundByNumberOrByUidl() throws Pop3Exception {
    provider.mail("2", new byte[] {'z'});

    assertThat(tool.find(settings(), List.of("2"))).extracting(MailboxRow::uidl).containsOnly("a2");
    assertThat(tool.find(settings(), List.of("uidl:2", "a1", "99")))
        .extracting(MailboxRow::number)
        .containsExactly(1, 4);
  }

  @Test
  void theBeginningOfAMessageIsShownAsItIs() throws IOException {
    MailboxText text = tool.show(settings(), "a1", 2);

    assertThat(new String(text.octets(), StandardCharsets.ISO_8859_1))
        .contains("Subject: Order \u001b[2J")
        .endsWith("one\r\ntwo\r\n");
    assertThat(text.cut()).isFalse();
    assertThat(provider.commands()).contains("TOP 1 2").noneMatch(c -> c.startsWith("RETR"));
  }

  @Test
  void withoutTopTheWholeMessageIsAskedFor() throws IOException {
    provider.capa("USER", "UIDL");

    assertThat(new String(tool.show(settings(), "1", 0).octets(), StandardCharsets.ISO_8859_1))
        .isEqualTo(ORDER);
  }

  @Test
  void whatIsNotThereCannotBeShown() {
    assertThatThrownBy(() -> tool.show(settings(), "a9", 0))
        .hasMessage("there is no message \"a9\" in the mailbox of info");
  }

  @Test
  void aDeliveredMessageIsDeletedAndLedgerAndJournalKnow() throws Pop3Exception {
    delivered("a2", 1);

    List<MailboxDeletion> results = tool.delete(settings(), List.of("a2"), false, "eve");

    assertThat(results).extracting(MailboxDeletion::result).containsExactly(Result.DELETED);
    assertThat(provider.uidls()).containsExactly("a1", "a3");
    assertThat(ledger.lookup("info", List.of("a2")).get("a2").state())
        .isEqualTo(LedgerEntry.State.DELETED);
    assertThat(journal.query(JournalQuery.ALL.event(Event.DELETED)))
        .extracting(Entry::detail)
        .containsExactly("UIDL a2");
  }

  @Test
  void whatNobodyHasIsOnlyDeletedWhenThatIsMeant() throws Pop3Exception {
    assertThat(tool.delete(settings(), List.of("a1", "a9"), false, "eve"))
        .extracting(MailboxDeletion::result)
        .containsExactly(Result.NOT_DELIVERED, Result.NOT_THERE);
    assertThat(provider.deleted()).isEmpty();

    tool.delete(settings(), List.of("a1"), true, "eve");

    assertThat(provider.deleted()).containsExactly("a1");
    assertThat(journal.query(JournalQuery.ALL.event(Event.DROPPED)))
        .extracting(Entry::detail)
        .containsExactly("UIDL a1: deleted at the provider by eve");
  }

  @Test
  void theUidlDecidesWhateverHasItsNumberMeanwhile() throws Pop3Exception {
    tool.list(settings(), 0, 25, false);
    tool.delete(settings(), List.of("a1"), true, "somebody else");

    tool.delete(settings(), List.of("a2"), true, "eve");

    assertThat(provider.uidls()).containsExactly("a3");
  }

  @Test
  void messagesThatCannotBeToldApartAreNotDeleted() throws Pop3Exception {
    provider.renameUidl("a3", "a2");

    assertThat(tool.delete(settings(), List.of("a2", "a2#2"), true, "eve"))
        .extracting(MailboxDeletion::result)
        .containsOnly(Result.AMBIGUOUS);
    assertThat(provider.deleted()).isEmpty();
  }

  @Test
  void aDeletionThatWasNotConfirmedIsNotBelieved() {
    delivered("a2", 1);
    provider.dropsAtQuit(false);

    assertThatThrownBy(() -> tool.delete(settings(), List.of("a2"), false, "eve"))
        .isInstanceOf(Pop3Exception.class);
    assertThat(ledger.lookup("info", List.of("a2")).get("a2").state())
        .isEqualTo(LedgerEntry.State.SAFE);
  }

  @Test
  void forgottenMessagesAreNewAgain() {
    delivered("a1", 1);
    delivered("a2", 1);
    String mailId = ledger.lookup("info", List.of("a2")).get("a2").mailId();

    assertThat(care.forget("info", List.of("a2", "a7"), "eve")).isEqualTo(1);

    assertThat(ledger.lookup("info", List.of("a1", "a2"))).containsOnlyKeys("a1");
    assertThat(journal.query(JournalQuery.ALL.event(Event.FORGOTTEN)))
        .extracting(Entry::mailId, Entry::detail)
        .containsExactly(tuple(mailId, "UIDL a2, by eve"));
  }

  @Test
  void allMessagesOfOneAccountAreForgottenAndNoQuestionComesOfIt() throws IOException {
    AccountHistory history = new AccountHistory(store, data.resolve("history"));
    history.fetching("info", "127.0.0.1", "anna");
    for (int i = 0; i < 1_200; i++) {
      ledger.begin("info", List.of(new Candidate("u" + i, 1)));
    }
    ledger.begin("sales", List.of(new Candidate("u1", 1)));

    assertThat(care.forgetAll("info", "eve")).isEqualTo(1_200);

    assertThat(care.count("info")).isZero();
    assertThat(care.count("sales")).isEqualTo(1);
    assertThat(
            new AccountHistory(store, data.resolve("history")).check("info", "127.0.0.1", "anna"))
        .isInstanceOf(AccountHistory.Check.Fine.class);
  }

  @Test
  void aMailboxMarkedAsSeenIsNeitherFetchedNorDeleted() throws IOException {
    delivered("a2", 1);

    assertThat(tool.markAllSeen(settings(), "eve")).isEqualTo(2);

    assertThat(ledger.lookup("info", List.of("a1", "a2", "a3")).values())
        .extracting(LedgerEntry::state)
        .containsExactlyInAnyOrder(
            LedgerEntry.State.SEEN, LedgerEntry.State.SAFE, LedgerEntry.State.SEEN);
    assertThat(provider.uidls()).hasSize(3);
    assertThat(provider.commands()).noneMatch(c -> c.startsWith("RETR"));
    assertThat(journal.query(JournalQuery.ALL.event(Event.SEEN)))
        .extracting(Entry::detail)
        .containsExactly("2 messages, by eve");
  }

  private void delivered(String uidl, long size) {
    ledger.begin("info", List.of(new Candidate(uidl, size)));
    ledger.settled("info", uidl, true, true).join();
  }

  private MailboxSettings settings() {
    return settings(provider);
  }

  private static MailboxSettings settings(FakePop3 server) {
    return new MailboxSettings(
        "info",
        new Peer(
            "127.0.0.1",
            server.port(),
            Security.NONE,
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5)),
        new Credentials("anna", new Secret("geheim")),
        true,
        new Schedule.OnDemand(),
        Retention.NONE,
        SizeLimits.NONE,
        "");
  }
}
