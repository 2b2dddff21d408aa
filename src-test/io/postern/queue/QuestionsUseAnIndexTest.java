package io.postern.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked all the time is answered in time that does not grow with the queue. */
class QuestionsUseAnIndexTest {
  @TempDir Path folder;

  static Stream<String> questions() {
    return Stream.of(
        DueRows.DESTINATIONS,
        DueRows.DUE,
        DueRows.NEXT,
        OverdueRows.NEXT,
        "SELECT 1 FROM queue WHERE awaits = 1 LIMIT 1",
        "SELECT seq FROM queue WHERE awaits = 1 AND priority = ? AND accepted_at <= ?"
            + " ORDER BY accepted_at, seq LIMIT 1000",
        "SELECT seq FROM queue WHERE wish IS NOT NULL ORDER BY seq LIMIT ?",
        "SELECT seq FROM queue WHERE in_file = 1 AND seq > ? ORDER BY seq LIMIT ?",
        new QueueSelect("seq", QueueQuery.ALL.state(State.HELD), 1L, 1).sql(),
        new QueueSelect("seq", QueueQuery.ALL, 1L, 1).sql());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void noQuestionLooksAtAllMails(String sql) {
    try (Store store = Store.open(folder.resolve("postern.db"), Clock.systemUTC())) {
      List<String> plan =
          store.read(tx -> tx.query("EXPLAIN QUERY PLAN " + sql, r -> r.getString(4)));
      assertThat(plan).isNotEmpty();
      assertThat(plan)
          .allMatch(step -> !step.matches("SCAN queue( |$).*") || step.contains("USING"))
          .noneMatch(step -> step.contains("TEMP B-TREE"));
    }
  }

  @Test
  void theGuardIsAwake() {
    try (Store store = Store.open(folder.resolve("postern.db"), Clock.systemUTC())) {
      List<String> plan =
          store.read(
              tx ->
                  tx.query(
                      "EXPLAIN QUERY PLAN SELECT seq FROM queue WHERE due_at < 1",
                      r -> r.getString(4)));
      assertThat(plan).anyMatch(step -> step.matches("SCAN queue( |$).*"));
    }
  }
}
