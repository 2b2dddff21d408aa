package io.postern.fetch;

import static io.postern.fetch.LedgerConversation.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.LedgerEntry.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerListingTest {
  private static final Duration KEEP = Duration.ofDays(30);

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

  private LedgerPresence session(String... listed) {
    LedgerPresence presence = ledger.compare(ACCOUNT, Set.of(listed)::contains, KEEP);
    ledger.note(ACCOUNT, presence);
    return presence;
  }

  private int changes() {
    return talk.store.commit(
        tx -> tx.first("SELECT total_changes()", r -> r.getInt(1)).orElseThrow());
  }

  @Test
  void twentyThousandUnchangedMessagesCostNoWrite() {
    List<Candidate> all =
        IntStream.range(0, 20_000).mapToObj(i -> new Candidate("u" + i, 1)).toList();
    assertThat(ledger.markSeen(ACCOUNT, all)).isEqualTo(20_000);
    Set<String> listed = all.stream().map(Candidate::uidl).collect(Collectors.toSet());
    int before = changes();

    LedgerPresence presence = ledger.compare(ACCOUNT, listed::contains, KEEP);

    assertThat(presence)
        .isEqualTo(new LedgerPresence(20_000, 20_000, List.of(), List.of(), List.of()));
    assertThat(ledger.note(ACCOUNT, presence)).isZero();
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void aMessageThatIsGoneIsForgottenAfterItsTimeAndWrittenOnlyTwice() {
    talk.safe("stays");
    talk.safe("goes");
    assertThat(session("stays").vanished()).containsExactly("goes");

    for (int day = 0; day < 30; day++) {
      int before = changes();
      assertThat(session("stays")).matches(LedgerPresence::unchanged);
      assertThat(changes()).isEqualTo(before);
      talk.later(Duration.ofDays(1));
    }
    talk.later(Duration.ofDays(1));
    assertThat(session("stays").expired()).containsExactly("goes");
    assertThat(talk.entry("goes")).isNull();
    assertThat(talk.entry("stays").state()).isEqualTo(State.SAFE);
  }

  @Test
  void aMessageThatComesBackIsStillKnownAndItsTimeStartsAnew() {
    talk.safe("u1");
    session();
    talk.later(Duration.ofDays(29));
    assertThat(session("u1").returned()).containsExactly("u1");
    session();
    talk.later(Duration.ofDays(29));
    assertThat(session()).matches(LedgerPresence::unchanged);
    assertThat(talk.entry("u1").state()).isEqualTo(State.SAFE);
  }

  @Test
  void whatWasDeletedIsForgottenLaterUnlessItIsStillListed() {
    talk.safe("gone");
    talk.safe("stubborn");
    ledger.deleted(ACCOUNT, List.of("gone", "stubborn"), Set.of()).join();
    assertThat(session("stubborn")).matches(LedgerPresence::unchanged);

    talk.later(Duration.ofDays(31));
    assertThat(session("stubborn").expired()).containsExactly("gone");
    assertThat(talk.entry("stubborn").state()).isEqualTo(State.DELETED);
  }

  @Test
  void renamedMessagesAreNoticedByTheirHits() {
    for (String uidl : List.of("a", "b", "c", "d")) {
      talk.safe(uidl);
    }
    talk.begin("open");
    assertThat(ledger.known(ACCOUNT)).isEqualTo(4);
    LedgerPresence renamed = ledger.compare(ACCOUNT, Set.of("a", "w", "x", "y")::contains, KEEP);
    assertThat(renamed.live()).isEqualTo(4);
    assertThat(renamed.hits()).isEqualTo(1);
    assertThat(talk.entry("b").state())
        .as("nothing is written before somebody decides")
        .isEqualTo(State.SAFE);
    assertThat(ledger.known(ACCOUNT)).isEqualTo(4);

    ledger.note(ACCOUNT, renamed);
    assertThat(ledger.known(ACCOUNT)).isEqualTo(1);
  }

  @Test
  void markingAsSeenSparesWhatIsSafeOrDeletedAndIsNeverDeletable() {
    talk.safe("safe");
    talk.safe("deleted");
    ledger.deleted(ACCOUNT, List.of("deleted"), Set.of()).join();
    talk.begin("open");

    List<Candidate> all =
        List.of("safe", "deleted", "open", "new").stream().map(u -> new Candidate(u, 1)).toList();
    assertThat(ledger.markSeen(ACCOUNT, all)).isEqualTo(2);
    assertThat(talk.entry("safe").state()).isEqualTo(State.SAFE);
    assertThat(talk.entry("deleted").state()).isEqualTo(State.DELETED);
    for (String uidl : List.of("open", "new")) {
      LedgerEntry seen = talk.entry(uidl);
      assertThat(seen.state()).isEqualTo(State.SEEN);
      assertThat(seen.fetchable()).isFalse();
      assertThat(seen.deletable()).isFalse();
    }
  }

  @Test
  void aHeaderThatWasSeenInTheAccountIsFamiliar() {
    talk.settle(talk.begin("u1"), "f1");
    assertThat(ledger.isFamiliar(ACCOUNT, "f1")).isTrue();
    assertThat(ledger.isFamiliar(ACCOUNT, "f2")).isFalse();
    assertThat(ledger.isFamiliar("other", "f1")).isFalse();
  }
}
