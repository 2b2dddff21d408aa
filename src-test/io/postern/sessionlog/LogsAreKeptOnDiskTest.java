package io.postern.sessionlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every session with an error leaves a file, for a while (F120, F121). */
class LogsAreKeptOnDiskTest {
  @TempDir Path home;

  private Stage stage(Wanted toDisk) {
    return new Stage(home.resolve("log"), toDisk, 1, Wanted.NONE);
  }

  @Test
  void aFailedSessionIsAFileThoughNobodyAskedForIt() throws Exception {
    Stage stage = stage(Wanted.ERRORS);
    stage.session("", End.COMPLETE, "", 5);
    stage.session(End.UNREACHABLE, "no connection");
    assertThat(stage.names()).containsExactly("info_2026-11-20_10-09-30.txt");
    assertThat(Files.readString(stage.written().get(0)))
        .startsWith("Session of info, 2026-11-20\n\n[10:09] Session: *** Error: ended, unreachable")
        .contains("[10:09] Session: *** Error: ended, unreachable: no connection\n");
  }

  @Test
  void evenWithNoWarning() throws Exception {
    Stage stage = stage(Wanted.ERRORS);
    stage.session("NoWarning", End.UNREACHABLE, "no connection", 0);
    assertThat(stage.written()).hasSize(1);
  }

  @Test
  void nobodyElseMayReadIt() throws Exception {
    Stage stage = stage(Wanted.ALL);
    stage.session("", End.COMPLETE, "", 5);
    assertThat(Files.getPosixFilePermissions(stage.written().get(0)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(stage.folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void twoSessionsOfASecondAreTwoFiles() throws Exception {
    Stage stage = stage(Wanted.ERRORS);
    stage.session(End.UNREACHABLE, "no connection");
    stage.session(End.UNREACHABLE, "no connection");
    assertThat(stage.names())
        .containsExactlyInAnyOrder(
            "info_2026-11-20_10-09-30.txt", "info_2026-11-20_10-09-30-2.txt");
  }

  @Test
  void aSessionInWhichNothingHappenedLeavesNothing() throws Exception {
    Stage stage = stage(Wanted.ALL);
    stage.session("", End.COMPLETE, "", 0);
    assertThat(stage.written()).isEmpty();
    assertThat(stage.folder).doesNotExist();
  }

  @Test
  void noneMeansNone() throws Exception {
    Stage stage = stage(Wanted.NONE);
    stage.session(End.UNREACHABLE, "no connection");
    assertThat(stage.written()).isEmpty();
  }

  private static void age(Path file, Stage stage, Duration age) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(stage.clock.instant().minus(age)));
  }

  @Test
  void oldFilesGoAndNothingElseDoes() throws Exception {
    Stage stage = stage(Wanted.ERRORS);
    stage.session(End.UNREACHABLE, "old");
    age(stage.written().get(0), stage, Duration.ofDays(31));
    stage.clock.advance(Duration.ofMinutes(1));
    stage.session(End.UNREACHABLE, "new");
    age(stage.folder.resolve("info_2026-11-20_10-10-30.txt"), stage, Duration.ofDays(29));
    Path notOurs = Files.createFile(stage.folder.resolve("notes.txt"));
    age(notOurs, stage, Duration.ofDays(99));
    assertThat(stage.files.sweep()).isEqualTo(1);
    assertThat(stage.names())
        .containsExactlyInAnyOrder("info_2026-11-20_10-10-30.txt", "notes.txt");
  }

  @Test
  void thereAreNeverTooMany() throws Exception {
    Stage stage = stage(Wanted.ERRORS);
    for (int i = 0; i < 8; i++) {
      stage.session(End.UNREACHABLE, "no connection");
      age(stage.written().get(0), stage, Duration.ZERO);
      stage.clock.advance(Duration.ofMinutes(1));
    }
    for (Path file : stage.written()) {
      age(file, stage, Duration.ofHours(1));
    }
    age(stage.folder.resolve("info_2026-11-20_10-09-30.txt"), stage, Duration.ofHours(2));
    assertThat(stage.files.sweep()).isEqualTo(3);
    assertThat(stage.names()).hasSize(5).doesNotContain("info_2026-11-20_10-09-30.txt");
  }

  @Test
  void aFolderThatCannotBeWrittenStopsNoSession() throws Exception {
    Files.writeString(home.resolve("log"), "in the way");
    Stage stage = stage(Wanted.ERRORS);
    stage.session(End.UNREACHABLE, "no connection");
    assertThat(home.resolve("log")).isRegularFile();
  }
}
