package io.postern.disk;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway makes, nobody else may read; what is there stays as it is. */
class PrivateFilesTest {
  @TempDir private Path folder;

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFileIsForItsOwnerOnly() throws IOException {
    Path created = folder.resolve("created");
    Path opened = folder.resolve("opened");
    PrivateFiles.create(created);
    try (FileChannel channel = PrivateFiles.open(opened, Set.of(CREATE_NEW, WRITE))) {
      assertThat(permissions(opened)).as("while it is empty").isEqualTo("rw-------");
      channel.write(ByteBuffer.wrap(new byte[] {1}));
    }
    assertThat(permissions(created)).isEqualTo("rw-------");
    assertThat(opened).hasBinaryContent(new byte[] {1});
  }

  @Test
  void foldersAreForTheirOwnerOnlyAlsoThoseAbove() throws IOException {
    PrivateFiles.createFolder(folder.resolve("a/b"));
    assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("a/b"))).isEqualTo("rwx------");
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    Path file = folder.resolve("there");
    Files.writeString(file, "x");
    String before = permissions(file);
    PrivateFiles.create(file);
    PrivateFiles.open(file, Set.of(CREATE, APPEND)).close();
    PrivateFiles.createFolder(folder);
    assertThat(file).hasContent("x");
    assertThat(permissions(file)).isEqualTo(before);
    assertThatThrownBy(() -> PrivateFiles.createNew(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void aFolderIsNoFileAndAFileNoFolder() throws IOException {
    Path file = folder.resolve("file");
    PrivateFiles.create(file);
    assertThatThrownBy(() -> PrivateFiles.create(folder)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PrivateFiles.createFolder(file)).isInstanceOf(IOException.class);
  }
}
