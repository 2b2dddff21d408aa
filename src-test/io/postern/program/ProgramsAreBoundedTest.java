package io.postern.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsAreBoundedTest {
  @TempDir private Path folder;
  private Path words;

  @BeforeEach
  void make() throws IOException {
    words = Files.createFile(folder.resolve("words"));
  }

  private Program shell(String script) {
    return new Program(
        List.of("/bin/sh", "-c", script), folder, Map.of("MORE", "x"), Duration.ofSeconds(60));
  }

  @Test
  void allThatItPrintsIsKept() throws Exception {
    int code =
        shell("echo one; echo two >&2; echo $MORE; exit 7")
            .run(Optional.empty(), words, Program.Words.ALL);
    assertThat(code).isEqualTo(7);
    assertThat(words).hasContent("one\ntwo\nx\n");
  }

  @Test
  void orOnlyItsErrors() throws Exception {
    shell("echo one; echo two >&2").run(Optional.empty(), words, Program.Words.ERRORS);
    assertThat(words).hasContent("two\n");
  }

  @Test
  void itReadsAFileOrNothing() throws Exception {
    Path input = Files.writeString(folder.resolve("input"), "hello\n");
    shell("cat").run(Optional.of(input), words, Program.Words.ALL);
    assertThat(words).hasContent("hello\n");
    shell("cat").run(Optional.empty(), words, Program.Words.ALL);
    assertThat(words).isEmptyFile();
  }

  @Test
  void oneThatPrintsWithoutEndIsKilled() {
    assertThatThrownBy(
            () -> shell("cat /dev/zero >&2").run(Optional.empty(), words, Program.Words.ERRORS))
        .hasMessage("it printed more than 4194304 octets");
  }

  @Test
  void oneThatIsNotThereIsAnError() {
    Program none =
        new Program(List.of("/no/where", "geheim"), folder, Map.of(), Duration.ofSeconds(60));
    assertThatThrownBy(() -> none.run(Optional.empty(), words, Program.Words.ALL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/no/where")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void itsArgumentsAreNotShown() {
    Program program =
        new Program(List.of("/bin/login", "geheim"), folder, Map.of(), Duration.ofSeconds(60));
    assertThat(program).hasToString("login");
  }

  @Test
  void thereMustBeAProgram() {
    assertThatThrownBy(() -> new Program(List.of(), folder, Map.of(), Duration.ofSeconds(60)))
        .hasMessage("a command is empty");
  }
}
