package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways of tests start from an archive where there is one, and without where there is none. */
class StartArchiveTest {
  @TempDir private Path parent;
  private PackedClassPath classPath;

  @BeforeEach
  void name() {
    classPath = new PackedClassPath(parent);
  }

  private List<String> options() {
    return new StartArchive(classPath).options();
  }

  @Test
  void anArchiveThatIsThereIsUsedWithJarsInThePlaceOfFolders() throws IOException {
    Path archive = Files.createDirectories(classPath.folder()).resolve("classes.jsa");
    Files.createFile(archive);
    classPath.pack();

    assertThat(options())
        .containsExactly("-XX:SharedArchiveFile=" + archive, "-cp", classPath.packed());
    assertThat(classPath.packed().split(File.pathSeparator))
        .allSatisfy(entry -> assertThat(Path.of(entry)).isRegularFile());
  }

  @Test
  void theJarsHaveWhatIsInTheFolders() throws IOException {
    Files.createDirectories(classPath.folder());
    classPath.pack();

    Path own = null;
    for (String entry : classPath.packed().split(File.pathSeparator)) {
      try (JarFile jar = new JarFile(entry)) {
        if (jar.getEntry("io/postern/system/StartArchiveTest.class") != null) {
          own = Path.of(entry);
          assertThat(jar.getEntry("io/postern/system/").isDirectory()).isTrue();
        }
      }
    }
    assertThat(own).isNotNull().hasParent(classPath.folder());
  }

  @Test
  void whereItCouldNotBeMadeNobodyTriesAgain() throws IOException {
    Files.createFile(Files.createDirectories(classPath.folder()).resolve("none"));

    assertThat(options()).containsExactly("-cp", OwnClassPath.text());
  }
}
