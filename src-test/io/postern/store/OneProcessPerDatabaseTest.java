package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneProcessPerDatabaseTest {
  /** Opens the database, says whether that went well, and keeps it. */
  public static final class Keeping {
    public static void main(String[] args) throws InterruptedException {
      try (Store store = Store.open(Path.of(args[0], "postern.db"), Clock.systemUTC())) {
        DoomedProcess.say("open " + ProcessHandle.current().pid() + " " + store.id());
        Thread.currentThread().join();
      } catch (StoreException refused) {
        DoomedProcess.say(refused.getMessage());
      }
    }
  }

  @TempDir Path folder;

  @Test
  void aSecondProcessIsToldWhoHasTheDatabaseUntilThatOneIsKilled() throws Exception {
    Path file = folder.resolve("postern.db");
    try (DoomedProcess holder = DoomedProcess.start(Keeping.class, folder)) {
      String processId = holder.nextSaid().split(" ")[1];

      assertThatThrownBy(() -> Store.open(file, Clock.systemUTC()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("in use by another process (process id " + processId + ")");
      assertThatThrownBy(() -> Store.open(file, Clock.systemUTC())).hasMessageContaining(processId);

      holder.kill();
      try (Store store = Store.open(file, Clock.systemUTC())) {
        assertThat(store.id()).isNotBlank();
      }
    }
  }

  @Test
  void aRefusedSecondOpeningInThisProcessDoesNotLetOthersIn() throws Exception {
    Path file = folder.resolve("postern.db");
    try (Store store = Store.open(file, Clock.systemUTC())) {
      assertThat(store.id()).isNotBlank();
      assertThatThrownBy(() -> Store.open(file, Clock.systemUTC()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("open in this process already");

      try (DoomedProcess other = DoomedProcess.start(Keeping.class, folder)) {
        assertThat(other.nextSaid()).contains("in use by another process");
      }
    }
  }
}
