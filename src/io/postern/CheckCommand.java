package io.postern;

import io.postern.account.Check;
import io.postern.account.CheckReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./postern check}: says whether the gateway would start, without starting it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks settings, routes and data folder without starting anything.",
      "Every problem is named with its file, line, key and value. Exit code 0: all is well."
    })
final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder with application.yaml (default: this folder).")
  private Path home = Path.of("");

  @Override
  public Integer call() {
    CheckReport report = Check.of(home.toAbsolutePath().normalize());
    for (String line : report.lines()) {
      if (report.exitCode() == 0) {
        Terminal.say(line);
      } else {
        Terminal.complain(line);
      }
    }
    return report.exitCode();
  }
}
