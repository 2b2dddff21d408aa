package io.postern.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.account.HomeReading;
import io.postern.account.Outgoing;
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
abstract class TrialCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The gateway's home folder (default: the current one).")
  private Path home;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Does the work. */
  abstract List<Trial> attempt(Outgoing outgoing, Wires wires);

  @Override
  public final Integer call() {
    Reading reading = HomeReading.of(home.toAbsolutePath().normalize());
    if (reading instanceof Reading.Invalid invalid) {
      for (Problem problem : invalid.problems()) {
        complain(problem.toString());
      }
      return 1;
    }
    Optional<Outgoing> outgoing = ((Reading.Valid) reading).definitions().outgoing();
    if (outgoing.isEmpty()) {
      complain("no mail is sent here: postern.relay is not set");
      return 1;
    }
    List<Trial> trials;
    try (Wires wires = new Wires()) {
      trials = attempt(outgoing.get(), wires);
    }
    print(trials);
    return trials.stream().allMatch(Trial::works) ? 0 : 1;
  }

  /** What to throw when options are wrong. */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
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
    out.println(trial.name() + (trial.works() ? ": good. " : ": NOT GOOD. ") + trial.verdict());
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
