package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./postern} with a stand-in for Java, which says what it was asked to start. */
class TheLauncherUnpacksTheJarTest {
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *jarmode=tools*)
          echo unpacked >> "$JAVA_HOME/log"
          %s
          for last; do :; done
          echo classes > "$last/postern.jar" ;;
        *) for word; do case "$word" in *.jar) echo "$word" ;; esac; done ;;
      esac
      """;

  @TempDir private Path folder;
  private Path javaHome;
  private Path jar;

  @BeforeEach
  void install() throws IOException {
    jar = Files.writeString(folder.resolve("postern.jar"), "jars in a jar");
    Files.copy(Path.of("postern"), folder.resolve("postern"));
    javaHome = Files.createDirectories(folder.resolve("java"));
    Files.createDirectories(javaHome.resolve("bin"));
    java(":");
  }

  /** Java, which does this before it unpacks. */
  private void java(String before) throws IOException {
    Path java = javaHome.resolve("bin/java");
    Files.writeString(java, JAVA.formatted(before));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path started() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", folder.resolve("postern").toString(), "status");
    builder.environment().put("JAVA_HOME", javaHome.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Path.of(said.strip());
  }

  private List<Path> unpacked() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("unpacked")).toList();
    }
  }

  private long timesUnpacked() throws IOException {
    return Files.readAllLines(javaHome.resolve("log")).size();
  }

  @Test
  void onceForAllCommands() throws Exception {
    Path first = started();

    assertThat(first).hasFileName("postern.jar").hasContent("classes\n");
    assertThat(started()).isEqualTo(first);
    assertThat(timesUnpacked()).isEqualTo(1);
    assertThat(unpacked()).containsExactly(first.getParent());
  }

  @Test
  void anewForAnotherJarAndTheOneBeforeStays() throws Exception {
    Path first = started();
    Files.writeString(jar, "the next jars in a jar");
    Path second = started();
    Files.writeString(jar, "the jars after the next in a jar");
    Path third = started();

    assertThat(unpacked()).hasSize(2).contains(third.getParent()).doesNotContain(first.getParent());
    assertThat(second).isNotEqualTo(first).isNotEqualTo(third);
    assertThat(timesUnpacked()).isEqualTo(3);
  }

  @Test
  void whereItCannotTheJarItselfIsStartedAndNothingIsLeft() throws Exception {
    java("exit 1");

    assertThat(started()).isEqualTo(jar);
    assertThat(unpacked()).isEmpty();
  }
}
