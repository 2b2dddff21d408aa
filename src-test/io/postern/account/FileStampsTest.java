package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changed files are noticed once they are left alone (F137). */
class FileStampsTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path home;

  private final FileStamps stamps = new FileStamps(Duration.ofSeconds(2));
  private List<Path> files;

  @BeforeEach
  void known() throws IOException {
    Path file = Files.writeString(home.resolve("a"), "1");
    Files.setLastModifiedTime(file, FileTime.from(START));
    files = List.of(file, home.resolve("b"));
    stamps.accept(files);
  }

  private boolean after(int seconds) throws IOException {
    return stamps.haveSettled(files, START.plusSeconds(seconds));
  }

  @Test
  void untouchedFilesAreNoNews() throws IOException {
    assertThat(after(0)).isFalse();
    assertThat(after(100)).isFalse();
  }

  @Test
  void aChangeCountsWhenItHasSettled() throws IOException {
    Files.writeString(home.resolve("a"), "12");
    assertThat(after(10)).isFalse();
    assertThat(after(11)).isFalse();
    Files.writeString(home.resolve("a"), "123");
    assertThat(after(12)).isFalse();
    assertThat(after(13)).isFalse();
    assertThat(after(14)).isTrue();
    assertThat(after(20)).isTrue();
    stamps.accept(files);
    assertThat(after(30)).isFalse();
  }

  @Test
  void aChangeOfTheSameSizeAndTimeByReplacementIsNoticed() throws IOException {
    Path other = Files.writeString(home.resolve("c"), "2");
    Files.setLastModifiedTime(other, FileTime.from(START));
    Files.delete(home.resolve("a"));
    Files.move(other, home.resolve("a"));
    assertThat(after(10)).isFalse();
    assertThat(after(12)).isTrue();
  }

  @Test
  void filesComeAndGo() throws IOException {
    Files.writeString(home.resolve("b"), "");
    after(10);
    assertThat(after(12)).isTrue();
    stamps.accept(files);
    Files.delete(home.resolve("b"));
    after(20);
    assertThat(after(22)).isTrue();
  }

  @Test
  void whatWasUndoneIsNoNews() throws IOException {
    Files.setLastModifiedTime(home.resolve("a"), FileTime.from(START.plusSeconds(1)));
    assertThat(after(10)).isFalse();
    Files.setLastModifiedTime(home.resolve("a"), FileTime.from(START));
    assertThat(after(20)).isFalse();
    assertThat(after(30)).isFalse();
  }

  @Test
  void anotherSetOfFilesIsNews() throws IOException {
    files = List.of(home.resolve("a"));
    after(10);
    assertThat(after(12)).isTrue();
  }
}
