package io.postern.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.account.Definitions;
import io.postern.account.HomeReading;
import io.postern.account.Problem;
import io.postern.account.Reading;
import io.postern.wire.Wires;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What the commands have in common that try connections with the settings of a home folder, whether
 * a gateway runs there or not. Exit codes: 0 all works, 1 something does not, 2 wrong usage.
 */
abstract class SettingsTrialCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The gateway's home folder (default: the current one).")
  private Path home;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Why there is nothing to try with these settings; empty when there is. */
  Optional<String> obstacle(Definitions definitions) {
    return Optional.empty();
  }

  /** Does the work. */
  abstract List<Trial> attempt(Definitions definitions, Wires wires);

  @Override
  public final Integer call() {
    Reading reading = HomeReading.of(home());
    if (reading instanceof Reading.Invalid invalid) {
      for (Problem problem : invalid.problems()) {
        complain(problem.toString());
      }
      return 1;
    }
    Definitions definitions = ((Reading.Valid) reading).definitions();
    Optional<String> obstacle = obstacle(definitions);
    if (obstacle.isPresent()) {
      complain(obstacle.get());
      return 1;
    }
    List<Trial> trials;
    try (Wires wires = new Wires()) {
      trials = attempt(definitions, wires);
    }
    print(trials);
    return trials.stream().allMatch(Trial::works) ? 0 : 1;
  }

  /** What to throw when options are wrong. */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The home folder, absolute. */
  final Path home() {
    return home.toAbsolutePath().normalize();
  }

  private void complain(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(List<Trial> trials) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(trials));
    } else {
      trials.forEach(trial -> print(out, trial));
    }
    out.flush();
  }

  private static void print(PrintWriter out, Trial trial) {
    trial.dialogue().forEach(line -> out.println("  " + TextTable.plain(line)));
    out.println(trial.name() + (trial.works() ? ": good - " : ": NOT GOOD - ") + trial.verdict());
    if (!trial.guidance().isEmpty()) {
      out.println("  " + trial.guidance());
    }
  }

  private static String json(List<Trial> trials) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(trials);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts cannot be written as JSON", e);
    }
  }
}
