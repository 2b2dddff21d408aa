package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever types something wrong, or at the wrong place, is told what to do, and nothing happens.
 */
abstract class MistypedCommandsAreExplainedContract {
  @TempDir Path folder;
  private final RunningConsole console;

  MistypedCommandsAreExplainedContract(RunningConsole console) {
    this.console = console;
  }

  @Test
  void whichAccountsAreMeantMustBeSaid() {
    assertThat(run("fetch").code()).isEqualTo(2);
    assertThat(run("fetch", "--all", "sales").err())
        .contains("name the accounts to be visited, or say --all");
  }

  @Test
  void wrongAnswerIsWrongUsage() {
    CommandRun result = run("ledger", "lost", "everything");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("fetch-all", "mark-all-seen");
  }

  @Test
  void withoutAGatewayTheCommandSaysHowToStartOne() {
    CommandRun result = CommandRun.in(folder, "status");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err().strip())
        .isEqualTo(
            "the gateway is not running in %s; start it with ./postern run --home %s"
                .formatted(folder, folder));
  }

  @Test
  void fileOfADeadGatewayMeansNotRunning() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("console.json"),
        "{\"url\":\"http://127.0.0.1:1\",\"user\":\"command-line\",\"password\":\"x\"}");

    assertThat(CommandRun.in(folder, "status").code()).isEqualTo(3);
  }

  @Test
  void dataFolderIsFoundWhereTheSettingsSay() throws IOException {
    Files.writeString(
        folder.resolve("application.yaml"),
        "postern:\n  data-dir: \"" + console.dataDir() + "\"\n");

    assertThat(CommandRun.in(folder, "status").code()).isZero();
  }

  @Test
  void unreadableSettingsAreReportedWithoutAStackTrace() throws IOException {
    Files.writeString(folder.resolve("application.yaml"), "postern: [\n");
    CommandRun result = CommandRun.in(folder, "status");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("the settings in " + folder).doesNotContain("\tat ");
  }

  @Test
  void wrongUsageIsCodeTwo() {
    assertThat(run("fetch").code()).isEqualTo(2);
    assertThat(CommandRun.of("hold").code()).isEqualTo(2);
    assertThat(run("journal", "--limit", "many").code()).isEqualTo(2);
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        List.of("fetch", "hold", "journal", "ledger", "pause", "resume", "status")) {
      CommandRun result = CommandRun.of(command, "--help");
      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("Usage: postern " + command);
    }
  }

  private CommandRun run(String... words) {
    return CommandRun.in(console.home(), words);
  }
}
