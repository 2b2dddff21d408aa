package io.postern.fetch;

import static io.postern.fetch.LedgerConversation.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.fetch.LedgerEntry.State;
import io.postern.journal.JournalQuery;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a message, as the ledger tells it. */
class LedgerLifeTest {
  private static final String A = "a@example.org";
  private static final String B = "b@example.org";
  private static final String C = "c@example.org";

  @TempDir Path folder;
  private LedgerConversation talk;
  private Ledger ledger;

  @BeforeEach
  void open() {
    talk = new LedgerConversation(folder);
    ledger = talk.ledger;
  }

  @AfterEach
  void close() {
    talk.close();
  }

  private void outcome(LedgerEntry mail, String recipient, Outcome outcome) {
    ledger.outcomes(mail.mailId(), ACCOUNT, "server", Map.of(recipient, outcome)).join();
  }

  @Test
  void deliveredToAllThenDeleted() {
    LedgerEntry mail = talk.begin("u1");
    assertThat(mail)
        .isEqualTo(
            new LedgerEntry(
                ACCOUNT,
                "u1",
                mail.mailId(),
                1_000,
                null,
                State.OPEN,
                1,
                true,
                Set.of(),
                null,
                null));

    ledger.resized(ACCOUNT, "u1", 1_010).join();
    ledger.sending(mail.mailId(), List.of(A, B), "server").join();
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    outcomes.put(A, new Outcome.Delivered("250 Ok"));
    outcomes.put(B, new Outcome.Delivered("250 Ok"));
    ledger.outcomes(mail.mailId(), ACCOUNT, "server", outcomes).join();
    assertThat(talk.entry("u1").done()).containsExactlyInAnyOrder(A, B);

    talk.settle(mail, "f1");
    LedgerEntry safe = talk.entry("u1");
    assertThat(safe)
        .isEqualTo(
            new LedgerEntry(
                ACCOUNT,
                "u1",
                mail.mailId(),
                1_010,
                "f1",
                State.SAFE,
                1,
                false,
                Set.of(),
                null,
                talk.now()));
    assertThat(safe.deletable()).isTrue();
    assertThat(safe.fetchable()).isFalse();

    ledger.deleted(ACCOUNT, List.of("u1"), Set.of()).join();
    assertThat(talk.entry("u1").state()).isEqualTo(State.DELETED);
    assertThat(talk.journal(mail.mailId()))
        .containsExactly("DELIVERED " + A, "DELIVERED " + B, "DELETED");
    assertThat(talk.journal.query(JournalQuery.ALL.recipient(A)).get(0).detail())
        .isEqualTo("server: 250 Ok");
  }

  @Test
  void oneRecipientHasItTheOtherGetsItInTheNextAttempt() {
    LedgerEntry first = talk.begin("u1");
    outcome(first, A, new Outcome.Delivered("250 Ok"));
    outcome(first, B, new Outcome.Deferred(Cause.MAIL, 451, "451 later"));
    ledger.settled(ACCOUNT, "u1", false, true).join();
    assertThat(talk.entry("u1").unfinished()).isFalse();

    LedgerEntry second = talk.begin("u1");
    assertThat(second.mailId()).isEqualTo(first.mailId());
    assertThat(second.attempts()).isEqualTo(2);
    assertThat(second.done()).containsExactly(A);

    outcome(second, B, new Outcome.Delivered("250 Ok"));
    ledger.settled(ACCOUNT, "u1", true, true).join();
    assertThat(talk.journal(first.mailId()))
        .containsExactly("DELIVERED " + A, "DEFERRED " + B, "DELIVERED " + B);
  }

  @Test
  void aServerThatCannotBeReachedDoesNotUseUpTheMailsAttempts() {
    for (int i = 0; i < 20; i++) {
      LedgerEntry mail = talk.begin("u1");
      assertThat(mail.attempts()).isEqualTo(1);
      outcome(mail, A, new Outcome.Deferred(Cause.SERVER, 0, "connection refused"));
      ledger.settled(ACCOUNT, "u1", false, false).join();
    }
    assertThat(talk.entry("u1").attempts()).isZero();
  }

  @Test
  void anAttemptInWhichTheProcessDiedCountsAndIsSeenToBeUnfinished() {
    talk.begin("u1");
    talk.restart();
    LedgerEntry found = talk.entry("u1");
    assertThat(found.unfinished()).isTrue();
    assertThat(found.attempts()).isEqualTo(1);
    assertThat(talk.begin("u1").attempts()).isEqualTo(2);
  }

  @Test
  void refusedCopiesGoToTheHoldAndCountAsDone() {
    LedgerEntry mail = talk.begin("u1");
    outcome(mail, A, new Outcome.Delivered("250 Ok"));
    outcome(mail, B, new Outcome.Refused(550, "550 no such user"));
    assertThat(ledger.done(mail.mailId())).containsExactly(A);

    ledger.held(mail.mailId(), List.of(B)).join();
    assertThat(ledger.done(mail.mailId())).containsExactlyInAnyOrder(A, B);
    assertThat(ledger.delivered(mail.mailId())).containsExactly(A);
    assertThat(talk.journal(mail.mailId())).containsExactly("DELIVERED " + A, "REFUSED " + B);
  }

  @Test
  void whoeverHasAMailKeepsHavingIt() {
    LedgerEntry mail = talk.begin("u1");
    outcome(mail, A, new Outcome.Delivered("250 Ok"));
    ledger.sending(mail.mailId(), List.of(A), "server").join();
    outcome(mail, A, new Outcome.Deferred(Cause.IN_DOUBT, 0, "connection lost"));

    assertThat(ledger.done(mail.mailId())).containsExactly(A);
    talk.restart();
    assertThat(talk.ledger.closeUnfinished()).isEmpty();
  }

  @Test
  void whatWasBeingSentWhenTheProcessDiedIsInDoubtOnceAndSentAgain() {
    LedgerEntry one = talk.begin("u1");
    LedgerEntry two = talk.begin("u2");
    LedgerEntry three = talk.begin("u3");
    ledger.sending(one.mailId(), List.of(A, B, C), "server").join();
    outcome(one, A, new Outcome.Delivered("250 Ok"));
    ledger.sending(two.mailId(), List.of(A), "server").join();
    ledger.sending(three.mailId(), List.of(A), "server").join();
    outcome(three, A, new Outcome.Refused(550, "no"));

    talk.restart();
    assertThat(talk.ledger.closeUnfinished())
        .containsExactlyInAnyOrder(
            new LedgerInDoubt(one.mailId(), ACCOUNT, List.of(B, C)),
            new LedgerInDoubt(two.mailId(), ACCOUNT, List.of(A)));
    assertThat(talk.ledger.closeUnfinished()).isEmpty();
    assertThat(talk.journal(one.mailId()))
        .containsExactly("DELIVERED " + A, "IN_DOUBT " + B, "IN_DOUBT " + C);
    assertThat(talk.begin("u1").done()).containsExactly(A);
  }

  @Test
  void aConnectionLostAfterTheFinalDotIsInDoubtAndNotDone() {
    LedgerEntry mail = talk.begin("u1");
    outcome(mail, A, new Outcome.Deferred(Cause.IN_DOUBT, 0, "connection lost"));
    assertThat(ledger.done(mail.mailId())).isEmpty();
    assertThat(talk.journal(mail.mailId())).containsExactly("IN_DOUBT " + A);
  }

  @Test
  void aKnownUidlThatIsAnotherMessageStartsANewLifeAndTheOldHistoryStays() {
    LedgerEntry old = talk.begin("u1");
    outcome(old, A, new Outcome.Delivered("250 Ok"));
    talk.settle(old, "f1");

    LedgerEntry fresh = ledger.replace(ACCOUNT, "u1", 77);
    assertThat(fresh.mailId()).isNotEqualTo(old.mailId());
    assertThat(talk.entry("u1")).isEqualTo(fresh);
    assertThat(fresh.state()).isEqualTo(State.OPEN);
    assertThat(fresh.attempts()).isZero();
    assertThat(talk.journal(old.mailId())).containsExactly("DELIVERED " + A, "REPLACED");
    assertThat(talk.begin("u1").attempts()).isEqualTo(1);
    assertThatThrownBy(() -> ledger.replace(ACCOUNT, "unknown", 1)).hasMessageContaining("unknown");
  }

  @Test
  void messagesThatAreNotOpenAreNeverBegunAgain() {
    talk.safe("safe");
    talk.safe("gone");
    ledger.deleted(ACCOUNT, List.of("gone"), Set.of()).join();
    ledger.markSeen(ACCOUNT, List.of(new Candidate("seen", 5)));

    for (String uidl : List.of("safe", "gone", "seen")) {
      LedgerEntry before = talk.entry(uidl);
      assertThat(talk.begin(uidl)).isEqualTo(before);
    }
  }

  @Test
  void anAmbiguousUidlIsForgottenOnceItsMessageIsDeleted() {
    talk.safe("twice");
    talk.safe("once");
    ledger.deleted(ACCOUNT, List.of("twice", "once"), Set.of("twice")).join();

    assertThat(talk.entry("twice")).isNull();
    assertThat(talk.entry("once").state()).isEqualTo(State.DELETED);
  }

  @Test
  void accountsDoNotSeeEachOther() {
    talk.safe("u1");
    assertThat(ledger.lookup("other", List.of("u1"))).isEmpty();
    LedgerEntry other = ledger.begin("other", List.of(new Candidate("u1", 5))).get(0);
    assertThat(other.attempts()).isEqualTo(1);
    assertThat(other.mailId()).isNotEqualTo(talk.entry("u1").mailId());
  }

  @Test
  void aWindowIsLookedUpAndBegunAtOnceInItsOrder() {
    List<Candidate> window =
        IntStream.range(0, 333).mapToObj(i -> new Candidate("u" + i, i)).toList();
    List<LedgerEntry> begun = ledger.begin(ACCOUNT, window);

    assertThat(begun)
        .extracting(LedgerEntry::uidl)
        .isEqualTo(window.stream().map(Candidate::uidl).toList());
    assertThat(begun).extracting(LedgerEntry::mailId).doesNotHaveDuplicates();
    List<String> asked = window.stream().map(Candidate::uidl).toList();
    assertThat(ledger.lookup(ACCOUNT, asked).values()).containsExactlyInAnyOrderElementsOf(begun);
    assertThat(ledger.lookup(ACCOUNT, List.of())).isEmpty();
  }

  @Test
  void recipientsOfAMailInTheHoldStayKnownUntilItHasLeft() {
    LedgerEntry mail = talk.begin("u1");
    outcome(mail, A, new Outcome.Delivered("250 Ok"));
    talk.store.commit(
        tx ->
            tx.update(
                "INSERT INTO hold VALUES (?, 'info', '', '', '', 'too often', 0, 1, 0)",
                mail.mailId()));
    ledger.settled(ACCOUNT, "u1", true, true).join();
    assertThat(ledger.delivered(mail.mailId())).containsExactly(A);

    talk.restart();
    talk.ledger.closeUnfinished();
    assertThat(talk.ledger.delivered(mail.mailId())).containsExactly(A);

    talk.store.commit(tx -> tx.update("DELETE FROM hold"));
    talk.ledger.closeUnfinished();
    assertThat(talk.ledger.delivered(mail.mailId())).isEmpty();
  }
}
