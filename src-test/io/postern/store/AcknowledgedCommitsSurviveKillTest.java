package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgedCommitsSurviveKillTest {
  private static final int THREADS = 8;

  /** Several threads commit pairs of rows and say so after each commit. */
  public static final class Committing {
    public static void main(String[] args) {
      Store store = Store.open(Path.of(args[0], "postern.db"), Clock.systemUTC());
      for (int t = 0; t < THREADS; t++) {
        String thread = "t" + t;
        int first = count(store, thread) / 2;
        new Thread(() -> commit(store, thread, first)).start();
      }
    }

    private static void commit(Store store, String thread, int first) {
      for (int n = first; ; n++) {
        long at = n;
        store.commit(
            tx -> {
              insert(tx, thread, at, "left");
              return insert(tx, thread, at, "right");
            });
        DoomedProcess.say(thread + " " + n);
      }
    }

    private static int insert(Tx tx, String thread, long n, String side)
        throws java.sql.SQLException {
      return tx.update(
          "INSERT INTO journal (at, account, event, detail) VALUES (?, ?, 'SESSION', ?)",
          n,
          thread,
          side);
    }
  }

  private static int count(Store store, String thread) {
    return store.read(
        tx ->
            tx.first("SELECT count(*) FROM journal WHERE account = ?", r -> r.getInt(1), thread)
                .orElseThrow());
  }

  @TempDir Path folder;

  @Test
  void whateverWasAcknowledgedIsThereAndNothingIsThereInHalves() throws Exception {
    Random random = new Random();
    for (int kill = 0; kill < DoomedProcess.kills(3); kill++) {
      List<String> said;
      try (DoomedProcess process = DoomedProcess.start(Committing.class, folder)) {
        said = process.killAfter(random.nextInt(300));
      }
      try (Store store = Store.open(folder.resolve("postern.db"), Clock.systemUTC())) {
        assertThat(said).isNotEmpty();
        said.forEach(line -> assertThat(isThere(store, line)).as(line).isTrue());
        for (int t = 0; t < THREADS; t++) {
          assertPairsWithoutGaps(store, "t" + t);
        }
      }
    }
  }

  private static boolean isThere(Store store, String line) {
    String[] words = line.split(" ");
    return store.read(
        tx ->
            tx.first(
                        "SELECT count(*) FROM journal WHERE account = ? AND at = ?",
                        r -> r.getInt(1),
                        words[0],
                        Long.valueOf(words[1]))
                    .orElseThrow()
                == 2);
  }

  private static void assertPairsWithoutGaps(Store store, String thread) {
    List<Long> moments =
        store.read(
            tx ->
                tx.query(
                    "SELECT at FROM journal WHERE account = ? ORDER BY seq",
                    r -> r.getLong(1),
                    thread));
    assertThat(moments).hasSize(moments.size() / 2 * 2);
    for (int i = 0; i < moments.size(); i++) {
      assertThat(moments.get(i)).isEqualTo(i / 2);
    }
  }
}
