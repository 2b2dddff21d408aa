package io.postern.inspect.antivirus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.inspect.Finding;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.antivirus.ScanCommandSettings.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsAreAskedTest {
  @TempDir private Path folder;

  private ScanCommandSettings settings(List<String> command, Duration timeout) {
    return new ScanCommandSettings(
        "program",
        command,
        folder.resolve("scan"),
        Map.of(0, Meaning.CLEAN, 1, Meaning.INFECTED, 2, Meaning.COULD_NOT_TELL),
        timeout,
        1_000,
        Map.of("LICENCE", "abc"),
        Optional.of(Pattern.compile("found (.*)$")),
        ClamdSettings.LIMITS_EXCEEDED);
  }

  private Finding run(String... command) throws IOException {
    return new ScanCommand(settings(List.of(command), Duration.ofSeconds(8)))
        .inspect(InspectedMails.plain("hello\r\n"), InspectedMails.OCCASION);
  }

  private Finding shell(String script) throws IOException {
    return run("/bin/sh", "-c", script);
  }

  @Test
  void theMailIsAFile() throws IOException {
    assertThat(run("/bin/sh", "-c", "grep -q hello \"$1\"", "x", "{file}"))
        .isInstanceOf(Finding.Clean.class);
    assertThat(run("/bin/grep", "-q", "goodbye", "{file}")).isInstanceOf(Finding.Infected.class);
  }

  @Test
  void orTheMailIsTheStandardInput() throws IOException {
    assertThat(run("/bin/grep", "-q", "hello")).isInstanceOf(Finding.Clean.class);
    assertThat(run("/bin/grep", "-q", "goodbye")).isInstanceOf(Finding.Infected.class);
  }

  @Test
  void noShellReadsTheArguments() throws IOException {
    assertThat(run("/usr/bin/printf", "%s", "found $(id) `id` ; exit 1"))
        .isInstanceOf(Finding.Clean.class);
  }

  @Test
  void namesAreTakenFromTheOutput() throws IOException {
    assertThat(shell("echo found A.B; echo found '\\033[31mC'; echo found A.B; exit 1"))
        .isInstanceOfSatisfying(
            Finding.Infected.class,
            found -> assertThat(found.names()).containsExactly("A.B", "[31mC"));
  }

  @Test
  void withoutANameTheLastLineIsShown() throws IOException {
    assertThat(shell("echo one; echo two; exit 1"))
        .isEqualTo(new Finding.Infected("program", List.of("two"), "program found two"));
  }

  @Test
  void reachingTheLimitsIsNoVirus() throws IOException {
    assertThat(shell("echo found Heuristics.Limits.Exceeded.MaxFiles; exit 1"))
        .isInstanceOf(Finding.CouldNotTell.class);
  }

  @Test
  void otherExitCodesAreNotAPass() throws IOException {
    assertThat(shell("echo no database; exit 2"))
        .isEqualTo(new Finding.CouldNotTell("program", "program ended with code 2: no database"));
    assertThat(shell("exit 50")).isInstanceOf(Finding.CouldNotTell.class);
  }

  @Test
  void theEnvironmentIsClean() throws IOException {
    assertThat(shell("echo found $(env | sed 's/=.*//' | sort | tr '\\n' ' '); exit 1"))
        .isInstanceOfSatisfying(
            Finding.Infected.class,
            found ->
                assertThat(List.of(found.names().get(0).split(" ")))
                    .contains("LICENCE", "LC_ALL", "PATH", "TMPDIR")
                    .isSubsetOf(
                        "LICENCE", "LC_ALL", "PATH", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_"));
  }

  @Test
  void noFileIsLeft() throws IOException {
    run("/bin/cat", "{file}");
    shell("exit 3");
    try (Stream<Path> files = Files.list(folder.resolve("scan"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aProgramThatTakesTooLongGoesWithAllItStarted() throws IOException {
    Path pid = folder.resolve("pid");
    List<String> command =
        List.of("/bin/sh", "-c", "sleep 30 & echo $! > " + pid + "; wait", "x", "{file}");
    Finding finding =
        new ScanCommand(settings(command, Duration.ofMillis(500)))
            .inspect(InspectedMails.plain("hello\r\n"), InspectedMails.OCCASION);
    assertThat(finding)
        .isEqualTo(
            new Finding.CouldNotTell(
                "program",
                Finding.CouldNotTell.Why.NO_ANSWER,
                "the program could not be asked: it took longer than 500 ms"));
    long child = Long.parseLong(Files.readString(pid).strip());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aMailThatIsTooLargeIsNotShown() throws IOException {
    ScanCommand command = new ScanCommand(settings(List.of("/bin/true"), Duration.ofSeconds(8)));
    assertThat(command.inspect(InspectedMails.plain("x".repeat(2_000)), InspectedMails.OCCASION))
        .isInstanceOf(Finding.CouldNotTell.class);
  }

  @Test
  void settingsThatCannotPassAnythingAreRefused() {
    assertThatThrownBy(
            () ->
                new ScanCommandSettings(
                    "program",
                    List.of("x"),
                    folder,
                    Map.of(1, Meaning.INFECTED),
                    Duration.ofSeconds(1),
                    1,
                    Map.of(),
                    Optional.empty(),
                    List.of()))
        .hasMessage("no exit code of program means that a mail is clean");
    assertThatThrownBy(() -> ScanCommandSettings.of("program", List.of(), folder))
        .hasMessage("the command of program is empty");
  }
}
