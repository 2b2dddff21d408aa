package io.postern.inspect.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.InspectedMails;
import io.postern.mail.Mail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesAreShownToAScannerTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final Mail MAIL = InspectedMails.plain("hello\r\n");
  private static final Attachments TWO =
      (mail, taker) -> {
        taker.attachment("../../etc/passwd", octets("first"));
        taker.attachment("invoice\u202efdp.exe", octets("second"));
      };

  @TempDir private Path temporary;
  private Path folder;

  private static ByteArrayInputStream octets(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @BeforeEach
  void nameFolder() {
    folder = temporary.resolve("watched");
  }

  private FileDrop drop(Duration waits, Duration decoyEvery, int maxFiles) throws IOException {
    FileDropSettings usual = FileDropSettings.of("file-drop", folder);
    return new FileDrop(
        new FileDropSettings(
            "file-drop",
            folder,
            waits,
            usual.patience(),
            true,
            maxFiles,
            usual.maxSize(),
            decoyEvery),
        TWO,
        CLOCK);
  }

  private Finding inspect(FakeOnAccessScanner.Treatment treatment) throws IOException {
    try (FileDrop drop = drop(Duration.ofSeconds(2), Duration.ZERO, 3);
        FakeOnAccessScanner scanner = new FakeOnAccessScanner(folder, treatment)) {
      return drop.inspect(MAIL, InspectedMails.OCCASION);
    }
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void mailAndAttachmentsLieThereUnderNamesOfOurs() throws IOException {
    Set<String> seen = new ConcurrentSkipListSet<>();
    Finding finding =
        inspect(
            file -> {
              String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
              String name = file.getFileName().toString().replaceAll("[0-9a-f]{4,}", "#");
              seen.add(mode + " " + name + " " + Files.readString(file));
            });
    assertThat(finding).isInstanceOf(Finding.Clean.class);
    String name = "rw------- postern-scan-#-#-#-#-#";
    assertThat(seen)
        .contains(
            name + ".eml " + InspectedMails.HEADER + "hello\r\n",
            name + ".bin first",
            name + ".bin second");
    assertNothingIsLeft();
  }

  @Test
  void theFolderIsPrivate() throws IOException {
    drop(Duration.ZERO, Duration.ZERO, 1).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void whatVanishesIsInfected() throws IOException {
    Finding finding = inspect(file -> deleteIf(file, ".bin"));
    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.Infected.class,
            found -> {
              assertThat(found.names()).containsExactly("removed by the on-access scanner");
              assertThat(found.text())
                  .isEqualTo(
                      "the attachment '../../etc/passwd' was removed by the on-access scanner");
            });
    assertNothingIsLeft();
  }

  private static void deleteIf(Path file, String ending) throws IOException {
    if (file.toString().endsWith(ending)) {
      Files.delete(file);
    }
  }

  @Test
  void whatChangesIsInfected() throws IOException {
    Finding finding =
        inspect(
            file -> {
              if (Files.size(file) == 6) {
                Files.writeString(file, "SECOND");
              }
            });
    assertThat(finding).isInstanceOf(Finding.Infected.class);
    assertThat(finding.text()).startsWith("the attachment 'invoice fdp.exe' was removed");
    assertNothingIsLeft();
  }

  @Test
  void whatCannotBeOpenedIsInfected() throws IOException {
    Finding finding =
        inspect(
            file -> {
              if (Files.isRegularFile(file) && file.toString().endsWith(".eml")) {
                Files.delete(file);
                Files.createDirectory(file);
              }
            });
    assertThat(finding).isInstanceOf(Finding.Infected.class);
    assertNothingIsLeft();
  }

  @Test
  void moreFilesThanAllowedAreNotShown() throws IOException {
    try (FileDrop drop = drop(Duration.ofMillis(50), Duration.ZERO, 2)) {
      assertThat(drop.inspect(MAIL, InspectedMails.OCCASION))
          .isInstanceOfSatisfying(
              Finding.CouldNotTell.class,
              why -> assertThat(why.text()).contains("more than 2 files"));
    }
    assertNothingIsLeft();
  }

  @Test
  void leftoversOfACrashGoAndFilesOfOthersStay() throws IOException {
    Files.createDirectories(folder);
    Files.createFile(folder.resolve("postern-scan-1234.eml"));
    Files.createFile(folder.resolve("README"));
    drop(Duration.ZERO, Duration.ZERO, 1).close();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("README"));
    }
  }

  @Test
  void aScannerThatMissesItsTestFileIsAsleep() throws IOException {
    try (FileDrop drop = drop(Duration.ofMillis(50), Duration.ofHours(1), 3)) {
      assertThat(drop.inspect(MAIL, InspectedMails.OCCASION))
          .isEqualTo(
              new Finding.CouldNotTell(
                  "file-drop",
                  Finding.CouldNotTell.Why.NO_ANSWER,
                  "the on-access scanner does not even find its test file"));
    }
    assertNothingIsLeft();
  }

  @Test
  void aScannerThatFoundItsTestFileIsAwakeForAnHour() throws IOException {
    try (FileDrop drop = drop(Duration.ofSeconds(2), Duration.ofHours(1), 3)) {
      try (FakeOnAccessScanner scanner =
          new FakeOnAccessScanner(folder, FakeOnAccessScanner::removeTestFile)) {
        assertThat(drop.inspect(MAIL, InspectedMails.OCCASION)).isInstanceOf(Finding.Clean.class);
      }
      assertThat(drop.inspect(MAIL, InspectedMails.OCCASION)).isInstanceOf(Finding.Clean.class);
    }
  }

  @Test
  void stoppingEndsTheWait() throws IOException {
    FileDrop drop = drop(Duration.ofMinutes(1), Duration.ZERO, 3);
    try (FakeOnAccessScanner scanner = new FakeOnAccessScanner(folder, file -> drop.close())) {
      assertThat(drop.inspect(MAIL, InspectedMails.OCCASION))
          .isInstanceOf(Finding.CouldNotTell.class);
    }
  }
}
