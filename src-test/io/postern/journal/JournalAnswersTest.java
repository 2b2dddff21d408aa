package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAnswersTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("postern.db"), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Journal at(int minute) {
    Instant moment = START.plus(Duration.ofMinutes(minute));
    return new Journal(store, Clock.fixed(moment, ZoneOffset.UTC));
  }

  private List<String> details(JournalQuery q) {
    return at(0).query(q).stream().map(Entry::detail).toList();
  }

  private void threeMails() {
    at(0).append("M1", "info", Event.FETCHED, null, "a").join();
    at(1).append("M1", "info", Event.DELIVERED, "sales@example.org", "b").join();
    at(2).append("M2", "boss", Event.DELIVERED, "boss@example.org", "c").join();
    at(3).append("M3", "info", Event.REFUSED, "sales@example.org", "d").join();
    at(4).append(null, "info", Event.SESSION, null, "e").join();
    at(5).append(null, null, Event.NOTICE, null, "f").join();
  }

  @Test
  void allFieldsComeBackAsTheyWere() {
    at(7).append("M1", "info", Event.DELIVERED, "sales@example.org", "250 Grüße ✓").join();

    assertThat(at(0).query(JournalQuery.ALL))
        .containsExactly(
            new Entry(
                1,
                START.plus(Duration.ofMinutes(7)),
                "M1",
                "info",
                Event.DELIVERED,
                "sales@example.org",
                "250 Grüße ✓"));
  }

  @Test
  void theNewestLinesComeFirst() {
    threeMails();
    assertThat(details(JournalQuery.ALL)).containsExactly("f", "e", "d", "c", "b", "a");
    assertThat(details(JournalQuery.ALL.limit(2))).containsExactly("f", "e");
  }

  @Test
  void eachCriterionNarrowsTheAnswer() {
    threeMails();
    assertThat(details(JournalQuery.ALL.mail("M1"))).containsExactly("b", "a");
    assertThat(details(JournalQuery.ALL.account("info"))).containsExactly("e", "d", "b", "a");
    assertThat(details(JournalQuery.ALL.recipient("sales@example.org"))).containsExactly("d", "b");
    assertThat(details(JournalQuery.ALL.event(Event.DELIVERED))).containsExactly("c", "b");
    assertThat(details(JournalQuery.ALL.from(START.plusSeconds(180))))
        .containsExactly("f", "e", "d");
    assertThat(details(JournalQuery.ALL.to(START.plusSeconds(60)))).containsExactly("a");
    assertThat(
            details(
                JournalQuery.ALL
                    .account("info")
                    .recipient("sales@example.org")
                    .event(Event.REFUSED)
                    .from(START.plusSeconds(180))
                    .to(START.plusSeconds(181))
                    .limit(1)))
        .containsExactly("d");
    assertThat(details(JournalQuery.ALL.mail("M1").account("boss"))).isEmpty();
  }

  @Test
  void everyKindOfQuestionIsAnsweredByAnIndex() {
    List<JournalQuery> questions =
        List.of(
            JournalQuery.ALL.mail("M1"),
            JournalQuery.ALL.account("info"),
            JournalQuery.ALL.account("info").from(START).to(START.plusSeconds(60)),
            JournalQuery.ALL.recipient("sales@example.org").event(Event.REFUSED),
            JournalQuery.ALL.from(START));
    for (JournalQuery question : questions) {
      JournalSelect select = new JournalSelect(question);
      String plan =
          store.read(
              tx ->
                  String.join(
                      "; ",
                      tx.query(
                          "EXPLAIN QUERY PLAN " + select.sql(),
                          r -> r.getString("detail"),
                          select.args())));
      assertThat(plan).as(select.sql()).contains("SEARCH").contains("USING INDEX");
    }
  }

  @Test
  void wordsOfStrangersStayOnOneLineAndWithinALength() {
    at(0)
        .append("M1", "info", Event.REFUSED, "a\nb", "550 no\r\n2026 DELIVERED \u0085\u2028x")
        .join();
    at(1).append("M1", "info", Event.REFUSED, null, "y".repeat(100_000)).join();

    List<Entry> lines = at(0).query(JournalQuery.ALL);
    assertThat(lines.get(1).detail()).isEqualTo("550 no  2026 DELIVERED   x");
    assertThat(lines.get(1).recipient()).isEqualTo("a b");
    assertThat(lines.get(0).detail()).hasSize(2_000);
  }

  @Test
  void aRecipientIsFoundByWhatTheMailSaidToo() {
    String said = "a\u200db\u202e@x.example";
    at(0).append("M1", "info", Event.DELIVERED, said, "").join();

    Entry line = at(0).query(JournalQuery.ALL.recipient(said)).get(0);
    assertThat(line.recipient()).isEqualTo("a b @x.example");
    assertThat(at(0).query(JournalQuery.ALL.recipient(line.recipient()))).containsExactly(line);
  }

  @Test
  void aLineInAFailedTransactionIsNotThere() {
    assertThatThrownBy(
            () ->
                store.commit(
                    tx -> {
                      at(0).append(tx, "M1", "info", Event.DELIVERED, null, "x");
                      return tx.update("INSERT INTO nowhere VALUES (1)");
                    }))
        .hasMessageContaining("nowhere");
    assertThat(at(0).query(JournalQuery.ALL)).isEmpty();
  }

  @Test
  void pruningForgetsWhatIsOlderAndNumbersGoOn() {
    store.commit(
        tx -> {
          for (int i = 0; i < 2_500; i++) {
            at(i % 10).append(tx, "M" + i, "info", Event.FETCHED, null, "");
          }
          return null;
        });

    assertThat(at(0).prune(START.plus(Duration.ofMinutes(4)))).isEqualTo(1_000);
    assertThat(at(0).query(JournalQuery.ALL.limit(10_000))).hasSize(1_500);
    assertThat(at(0).prune(START.plus(Duration.ofDays(1)))).isEqualTo(1_499);

    at(0).append(null, null, Event.NOTICE, null, "next").join();
    assertThat(at(0).query(JournalQuery.ALL.event(Event.NOTICE)).get(0).seq()).isEqualTo(2_501);
  }

  @Test
  void aLimitOutOfBoundsIsNamed() {
    assertThatThrownBy(() -> JournalQuery.ALL.limit(0)).hasMessageContaining("1 to 10000, not 0");
    assertThatThrownBy(() -> JournalQuery.ALL.limit(10_001)).hasMessageContaining("not 10001");
  }
}
