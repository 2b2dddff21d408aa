package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.fetch.MailboxDeletion.Result;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.JournalQuery;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An administrator deletes mails at the provider, has them fetched again, or never (F42, F43). */
class MailsAreDeletedAndForgottenByHandTest extends MailboxByHand {
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
}
