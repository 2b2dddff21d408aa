package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as a visitor starts it, on a machine where nothing is prepared. */
class DemoStaysInItsFolderJourneyTest {
  @TempDir private Path folder;
  @TempDir private Path temporary;
  @TempDir private Path userHome;

  @Test
  void itShowsWhereEveryMailWentThenEndsAndLeavesNothingOutsideItsFolder() throws Exception {
    List<String> jvm = List.of("-Djava.io.tmpdir=" + temporary, "-Duser.home=" + userHome);
    PosternCommand demo =
        PosternCommand.run(folder, jvm, Map.of(), List.of("demo", "--exit", "--port", "0"));
    assertThat(demo.exitCode()).as(demo.output()).isZero();
    assertThat(demo.output())
        .contains("Where the mails are", "in the hold", "Console   http://127.0.0.1:")
        .containsPattern("(?m)^sales@company\\.example +5 ")
        .containsPattern("(?m)^boss@company\\.example +4 ")
        .containsPattern("(?m)^at the smarthost +2 ")
        .containsPattern("(?m)^in the queue +1 ")
        .contains("Undelivered: ", "./postern queue list --home ")
        .doesNotContain(" INFO ", " WARN ");
    assertThat(filesBelow(folder))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).startsWith(folder.resolve("data").resolve("demo")));
    assertThat(temporary).isEmptyDirectory();
    assertThat(userHome).isEmptyDirectory();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
