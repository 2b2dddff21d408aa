package io.postern;

import io.postern.account.Check;
import io.postern.account.CheckReport;
import io.postern.account.HomeReading;
import io.postern.account.Inspection;
import io.postern.account.Reading;
import io.postern.inspect.rules.Rule;
import io.postern.manage.RuleWords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./postern try rules}: checks the list of rules (F111). */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the whole list of rules: says what every rule does, and what is probably not meant.",
      "Exit code 0: they can be used; 1: there are problems."
    })
final class TryRulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder with application.yaml (default: this folder).")
  private Path home = Path.of("");

  @Override
  public Integer call() {
    Path folder = home.toAbsolutePath().normalize();
    PrintWriter out = spec.commandLine().getOut();
    if (HomeReading.of(folder) instanceof Reading.Valid valid) {
      print(valid.definitions().inspection(), out);
      out.flush();
      return 0;
    }
    return complain(Check.of(folder), spec.commandLine().getErr());
  }

  /** Prints what a check found. */
  static int complain(CheckReport report, PrintWriter err) {
    report.lines().forEach(err::println);
    err.flush();
    return report.exitCode();
  }

  private static void print(Optional<Inspection> inspection, PrintWriter out) {
    List<Rule> rules = inspection.map(Inspection::rules).orElse(List.of());
    List<String> hints = inspection.map(Inspection::hints).orElse(List.of());
    rules.forEach(rule -> out.println(place(rule) + ": " + RuleWords.sentence(rule)));
    hints.forEach(hint -> out.println("hint: " + hint));
    out.println(count(rules.size(), "rule") + ", " + count(hints.size(), "hint"));
  }

  private static String place(Rule rule) {
    return rule.line() > 0 ? "line " + rule.line() : "postern.inspect.banned";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
