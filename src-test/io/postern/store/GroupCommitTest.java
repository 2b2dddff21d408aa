package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
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

  private static int insert(Tx tx, String detail) throws SQLException {
    return tx.update("INSERT INTO journal (at, event, detail) VALUES (0, 'SESSION', ?)", detail);
  }

  private List<String> details() {
    return store.read(
        tx -> tx.query("SELECT detail FROM journal ORDER BY seq", r -> r.getString(1)));
  }

  /** Keeps the writing thread busy, so that what is handed over meanwhile becomes one group. */
  private CountDownLatch holdUp() {
    CountDownLatch go = new CountDownLatch(1);
    store.write(
        tx -> {
          try {
            return go.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    return go;
  }

  @Test
  void worksAreWrittenInTheOrderInWhichTheyWereHandedOver() {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String detail = String.valueOf(i);
      all.add(store.write(tx -> insert(tx, detail)));
    }
    all.get(999).join();

    assertThat(all).allMatch(CompletableFuture::isDone);
    assertThat(details()).isEqualTo(IntStream.range(0, 1_000).mapToObj(String::valueOf).toList());
  }

  @Test
  void onlyTheGuiltyWorkOfAGroupFailsAndLeavesNoTrace() {
    CountDownLatch go = holdUp();
    CompletableFuture<Integer> before = store.write(tx -> insert(tx, "before"));
    CompletableFuture<Integer> guilty =
        store.write(tx -> insert(tx, "guilty") + tx.update("INSERT INTO nowhere VALUES (1)"));
    CompletableFuture<Integer> thrower =
        store.write(
            tx -> {
              insert(tx, "thrower");
              throw new IllegalStateException("no such thing");
            });
    CompletableFuture<Integer> after = store.write(tx -> insert(tx, "after"));
    go.countDown();

    assertThat(after.join()).isEqualTo(1);
    assertThat(before.join()).isEqualTo(1);
    assertThatThrownBy(guilty::join)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("postern.db")
        .hasMessageContaining("nowhere");
    assertThatThrownBy(thrower::join)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("no such thing");
    assertThat(details()).containsExactly("before", "after");
  }

  @Test
  void waitingForACommitOnTheWritingThreadIsRefusedInsteadOfHanging() {
    CompletableFuture<Integer> nested =
        store.write(tx -> store.commit(other -> insert(other, "never")));

    assertThatThrownBy(nested::join).hasMessageContaining("cannot wait");
    assertThat(details()).isEmpty();
  }

  @Test
  void closingFinishesWhatIsQueuedAndRefusesTheRest() {
    CountDownLatch go = holdUp();
    List<CompletableFuture<Integer>> queued =
        LongStream.range(0, 500).mapToObj(i -> store.write(tx -> insert(tx, "queued"))).toList();
    go.countDown();
    store.close();

    assertThat(queued).allSatisfy(f -> assertThat(f).isCompletedWithValue(1));
    assertThatThrownBy(() -> store.commit(tx -> insert(tx, "late")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is closed");
    assertThatThrownBy(this::details)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is closed");
    store.close();
    open();
    assertThat(details()).hasSize(500).containsOnly("queued");
  }

  @Test
  void aFullDiskFailsClearlyAndTheStoreGoesOnWhenThereIsRoomAgain() {
    store.commit(tx -> tx.first("PRAGMA max_page_count = 60", r -> r.getInt(1)));
    String large = "x".repeat(1_000_000);

    assertThatThrownBy(() -> store.commit(tx -> insert(tx, large)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no space left")
        .hasMessageContaining("postern.db");
    assertThat(details()).isEmpty();

    store.commit(tx -> tx.first("PRAGMA max_page_count = 1000000", r -> r.getInt(1)));
    store.commit(tx -> insert(tx, large));
    assertThat(details()).containsExactly(large);
  }

  @Test
  void aReaderSeesOneMomentWhileOthersWrite() {
    store.commit(tx -> insert(tx, "one"));

    int seen =
        store.read(
            tx -> {
              int before = count(tx);
              store.commit(other -> insert(other, "two"));
              return before * 10 + count(tx);
            });

    assertThat(seen).isEqualTo(11);
    assertThat(details()).hasSize(2);
  }

  private static int count(Tx tx) throws SQLException {
    return tx.first("SELECT count(*) FROM journal", r -> r.getInt(1)).orElseThrow();
  }

  @Test
  void readingCannotWrite() {
    assertThatThrownBy(() -> store.read(tx -> insert(tx, "sly")))
        .isInstanceOf(StoreException.class);
    assertThat(details()).isEmpty();
  }
}
