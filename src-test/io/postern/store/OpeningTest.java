package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("data").resolve("postern.db");
  }

  private Store open() {
    return Store.open(file(), Clock.systemUTC());
  }

  @Test
  void theIdStaysAndANewDatabaseInTheSamePlaceHasAnotherOne() throws Exception {
    String first;
    try (Store store = open()) {
      first = store.id();
    }
    try (Store again = open()) {
      assertThat(again.id()).isEqualTo(first);
    }
    Files.delete(file());
    try (Store other = open()) {
      assertThat(other.id()).isNotEqualTo(first);
    }
  }

  @Test
  void theMomentOfItsMakingComesFromTheClock() {
    Instant moment = Instant.parse("2026-11-21T20:15:30Z");
    try (Store store = Store.open(file(), Clock.fixed(moment, ZoneOffset.UTC))) {
      assertThat(
              store.<Long>read(
                  tx -> tx.first("SELECT created_at FROM meta", r -> r.getLong(1)).orElseThrow()))
          .isEqualTo(moment.toEpochMilli());
    }
  }

  @Test
  void nobodyElseCanReadFolderOrFiles() throws Exception {
    try (Store store = open()) {
      store.commit(tx -> tx.update("INSERT INTO paused VALUES ('r', 'me', 0)"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
          .isEqualTo("rwx------");
      try (var files = Files.list(file().getParent())) {
        assertThat(files.toList())
            .hasSizeGreaterThanOrEqualTo(4)
            .allSatisfy(
                f ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(f)))
                        .as(f.toString())
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void commitsReachTheDiskAndTheJournalModeIsWal() {
    try (Store store = open()) {
      assertThat(pragma(store, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(store, "synchronous")).isEqualTo("2");
      assertThat(pragma(store, "wal_autocheckpoint")).isEqualTo("4000");
    }
  }

  private static String pragma(Store store, String name) {
    return store.commit(tx -> tx.first("PRAGMA " + name, r -> r.getString(1)).orElseThrow());
  }

  @Test
  void aDatabaseOfANewerVersionIsRefused() {
    try (Store store = open()) {
      store.commit(
          tx ->
              tx.update(
                  "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', 'SQL',"
                      + " 'V99__later.sql', 1, 'x', CURRENT_TIMESTAMP, 1, 1"));
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("newer version of this program (schema 99)");
    assertThatThrownBy(this::open).hasMessageContaining("newer version");
  }

  @Test
  void aSchemaThatWasChangedBehindOurBackIsRefused() {
    try (Store store = open()) {
      store.commit(tx -> tx.update("UPDATE flyway_schema_history SET checksum = 1"));
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("checksum");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "To whom it may concern: this is a letter. ".repeat(200));

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("not a database");
  }

  @Test
  void aDamagedDatabaseIsRefused() throws Exception {
    open().close();
    byte[] octets = Files.readAllBytes(file());
    Arrays.fill(octets, 100, octets.length, (byte) 0x5a);
    Files.write(file(), octets);

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("damaged");
  }

  @Test
  void afterARefusalTheDatabaseCanBeOpenedOnceTheCauseIsGone() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "not a database, but long enough to be looked at".repeat(100));
    assertThatThrownBy(this::open).isInstanceOf(StoreException.class);
    Files.delete(file());

    try (Store store = open()) {
      assertThat(store.id()).isNotBlank();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Files.writeString(folder.resolve("data"), "a file in the way");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString());
  }
}
