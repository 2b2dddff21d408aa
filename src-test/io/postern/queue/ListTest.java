package io.postern.queue;

import static io.postern.queue.Office.A;
import static io.postern.queue.Office.B;
import static io.postern.queue.Office.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.Priority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListTest {
  @TempDir Path folder;
  private Office office;

  @BeforeEach
  void open() {
    office = new Office(folder);
    office.put(office.deposit("M1", A));
    office.put(office.deposit("M2", A, B));
    office.clock.advance(Duration.ofMinutes(1));
    office.put(
        office.deposit(Office.mail("M3", Optional.empty(), "x", B), Priority.NORMAL, "100%_a"));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private List<String> ids(QueueQuery query) {
    return office.queue.list(query).stream().map(Queued::mailId).toList();
  }

  @Test
  void theNewestComesFirst() {
    assertThat(ids(QueueQuery.ALL)).containsExactly("M3", "M2", "M1");
    assertThat(ids(QueueQuery.ALL.limit(1))).containsExactly("M3");
  }

  @Test
  void pagesFollowEachOtherAlsoWhenAMailHasLeft() {
    assertThat(ids(QueueQuery.ALL.after("M3"))).containsExactly("M2", "M1");
    office.queue.apply(new Operation.Remove(), Selection.of("M2"), "me");
    assertThat(ids(QueueQuery.ALL.after("M2"))).containsExactly("M1");
    assertThat(ids(QueueQuery.ALL.after("M1"))).isEmpty();
    assertThat(ids(QueueQuery.ALL.after("A"))).isEmpty();
  }

  @Test
  void eachCriterionNarrows() {
    assertThat(ids(QueueQuery.ALL.recipient("A@"))).containsExactly("M2", "M1");
    assertThat(ids(QueueQuery.ALL.recipient("b@customer.example"))).containsExactly("M3", "M2");
    assertThat(ids(QueueQuery.ALL.sender("company"))).containsExactly("M2", "M1");
    assertThat(ids(QueueQuery.ALL.subject("ABOUT m2"))).containsExactly("M2");
    assertThat(ids(QueueQuery.ALL.destination("100%_a"))).containsExactly("M3");
    assertThat(ids(QueueQuery.ALL.from(NOW.plusSeconds(1)))).containsExactly("M3");
    assertThat(ids(QueueQuery.ALL.to(NOW.plusSeconds(1)))).containsExactly("M2", "M1");
    assertThat(ids(QueueQuery.ALL.text("M1"))).containsExactly("M1");
    assertThat(ids(QueueQuery.ALL.text("the test").recipient("a@"))).containsExactly("M2", "M1");
    office.queue.apply(new Operation.Hold(""), Selection.of("M2"), "me");
    assertThat(ids(QueueQuery.ALL.state(State.HELD))).containsExactly("M2");
    assertThat(ids(QueueQuery.ALL.state(State.DUE))).containsExactly("M3", "M1");
  }

  @Test
  void whatIsLookedForIsNoPattern() {
    assertThat(ids(QueueQuery.ALL.subject("%"))).isEmpty();
    assertThat(ids(QueueQuery.ALL.sender("m_@"))).isEmpty();
    assertThat(ids(QueueQuery.ALL.text("' OR 1=1 --"))).isEmpty();
  }

  @Test
  void aLimitOutOfRangeIsTold() {
    assertThatThrownBy(() -> QueueQuery.ALL.limit(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> QueueQuery.ALL.limit(10_001)).hasMessageContaining("10001");
  }
}
