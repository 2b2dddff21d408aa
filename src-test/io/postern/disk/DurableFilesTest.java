package io.postern.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is complete or as it was before, and readable by nobody else. */
class DurableFilesTest {
  private static final byte[] NEW = {1, 2, 3};

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("file");
  }

  @Test
  void aFileAppearsOrTakesThePlaceOfAnother() throws IOException {
    DurableFiles.replace(file(), new byte[0]);
    assertThat(file()).isEmptyFile();
    DurableFiles.replace(file(), NEW);
    assertThat(file()).hasBinaryContent(NEW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**" + DurableFiles.PART);
  }

  @Test
  void itIsNotSeenBeforeItIsComplete() throws IOException {
    DurableFiles.replace(
        file(),
        channel -> {
          channel.write(ByteBuffer.wrap(NEW));
          assertThat(file()).doesNotExist();
        });
    assertThat(file()).hasBinaryContent(NEW);
  }

  @Test
  void whoCannotWriteItLeavesTheFormerOneAndNothingBesideIt() throws IOException {
    DurableFiles.replace(file(), NEW);
    assertThatThrownBy(
            () ->
                DurableFiles.replace(
                    file(),
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[] {9}));
                      throw new IOException("no space left");
                    }))
        .hasMessage("no space left");
    assertThat(file()).hasBinaryContent(NEW);
    assertThat(folder).isDirectoryNotContaining("glob:**" + DurableFiles.PART);
  }

  @Test
  void leftoversOfADeadProcessAreNotInTheWayAndNotKept() throws IOException {
    Files.write(folder.resolve("file" + DurableFiles.PART), new byte[100]);
    DurableFiles.replace(file(), NEW);
    assertThat(file()).hasBinaryContent(NEW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }
}
