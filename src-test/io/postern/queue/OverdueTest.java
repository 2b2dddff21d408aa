package io.postern.queue;

import static io.postern.queue.Office.A;
import static io.postern.queue.Office.EXPIRE_AFTER;
import static io.postern.queue.Office.NOW;
import static io.postern.queue.Office.WARN_AFTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.queue.Settlement.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mail whose sender is to be told something is given out although its destination rests. */
class OverdueTest extends InAnOffice {
  private static final Instant LONG = NOW.plus(Duration.ofDays(30));

  /** As the relay does while a destination rests. */
  private void settle(String id) {
    Transit transit = office.begin(id);
    boolean expired = !office.clock.instant().isBefore(NOW.plus(EXPIRE_AFTER));
    Fate fate = expired ? new Fate.Failed("421") : new Fate.Open("421");
    office.queue.settle(
        transit,
        new Settlement(
            Map.of(A, fate),
            office.clock.instant().plus(Duration.ofMinutes(1)),
            Optional.empty(),
            false,
            true,
            "",
            List.of(),
            List.of()));
  }

  @Test
  void itIsGivenOutForTheDelayOnceAndForTheEnd() throws Exception {
    office.queue.restUntil("isp", LONG);
    office.put("M1");
    office.put("M2");
    office.clock.advance(WARN_AFTER.minusMillis(1));
    assertThat(office.nothingIsDue()).isTrue();
    assertThat(office.refusal("M1")).contains("isp rests until");
    office.clock.advance(Duration.ofMinutes(1));
    assertThat(office.next(2)).containsExactly("M1", "M2");
    settle("M1");
    settle("M2");
    office.clock.advance(Duration.ofHours(1));
    assertThat(office.nothingIsDue()).isTrue();
    assertThat(office.refusal("M1")).contains("isp rests until");
    office.clock.advance(EXPIRE_AFTER);
    assertThat(office.next(2)).containsExactly("M1", "M2");
    settle("M1");
    settle("M2");
    assertThat(office.queue.counts().mails()).isZero();
  }

  @Test
  void moreThanARoundFindsAreGivenOutAllTheSame() throws Exception {
    office.queue.restUntil("isp", LONG);
    List<String> all = IntStream.range(1_000, 2_000).mapToObj(i -> "M" + i).toList();
    for (String id : all) {
      office.queue.put(office.deposit(id, A), List.of());
    }
    office.put("LAST");
    office.clock.advance(WARN_AFTER);
    List<String> given = new ArrayList<>();
    while (given.size() <= all.size()) {
      // each question needs a moment of its own
      office.clock.advance(Duration.ofSeconds(1));
      Candidate next = office.queue.dispatch().take(() -> true).orElseThrow();
      settle(next.mailId());
      office.queue.dispatch().done(next);
      given.add(next.mailId());
    }
    assertThat(given).containsAll(all).contains("LAST").doesNotHaveDuplicates();
    assertThat(office.nothingIsDue()).isTrue();
  }

  @Test
  void whatAPersonStoppedStays() throws Exception {
    office.queue.restUntil("isp", LONG);
    office.put("M1");
    office.put("M2");
    office.queue.apply(new Operation.Hold(""), Selection.of("M1"), "me");
    office.queue.apply(new Operation.Freeze(Operation.FOREVER), Selection.of("M2"), "me");
    office.clock.advance(EXPIRE_AFTER);
    assertThat(office.nothingIsDue()).isTrue();
  }

  @Test
  void aRoundLooksAtABoundedNumberOfMailsAndTheNextGoesOn() {
    office.queue.restUntil("isp", LONG);
    for (int i = 0; i < 2_500; i++) {
      office.queue.put(office.deposit("M" + i, A), List.of());
    }
    office.put("LAST");
    office.store.commit(
        tx -> tx.update("UPDATE queue SET delay_told = 1 WHERE mail_id <> ?", "LAST"));
    OverdueRows rows = new OverdueRows(new Overdue(WARN_AFTER, EXPIRE_AFTER), 1_000, 10);
    Instant late = NOW.plus(WARN_AFTER);
    List<Integer> found = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      found.add(office.store.read(tx -> rows.ask(tx, late, Set.of("isp"))).candidates().size());
    }
    assertThat(found).containsExactly(0, 0, 1, 0, 0, 1);
    assertThat(office.store.read(tx -> rows.ask(tx, NOW, Set.of("isp"))).candidates()).isEmpty();
  }
}
