package io.postern.account;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks everything in a home folder without starting anything. */
public final class Check {
  private final Surroundings surroundings;

  public Check(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** As {@link #Check(Surroundings)} with those of this process. */
  public static CheckReport of(Path home) {
    return new Check(Surroundings.of(home)).run();
  }

  /** All problems, or a summary of what would be started. Changes nothing. */
  public CheckReport run() {
    List<Problem> problems = new ArrayList<>(new FlowFiles(surroundings.home()).problems());
    Reading reading = new HomeReading(surroundings).read();
    if (reading instanceof Reading.Valid valid) {
      problems.addAll(folders(valid.definitions()));
      if (problems.isEmpty()) {
        Summary summary = new Summary(valid.definitions(), surroundings.clock());
        List<String> lines = new ArrayList<>(summary.lines());
        hints(valid).forEach(hint -> lines.add("hint: " + hint));
        return new CheckReport(lines, 0);
      }
    } else if (reading instanceof Reading.Invalid invalid) {
      problems.addAll(invalid.problems());
    }
    return CheckReport.of(problems);
  }

  private List<String> hints(Reading.Valid valid) {
    List<String> hints = new ArrayList<>(valid.hints());
    hints.addAll(new Precedence(surroundings.home()).hints());
    ForeignAddress.hint(valid.definitions()).ifPresent(hints::add);
    valid.definitions().inspection().map(ClearScanners::hints).ifPresent(hints::addAll);
    return hints;
  }

  private static List<Problem> folders(Definitions definitions) {
    List<Problem> problems =
        new ArrayList<>(new UsableFolder("postern.data-dir", definitions.dataDir()).problems());
    definitions
        .inspection()
        .flatMap(inspection -> inspection.antivirus().fileDrop())
        .map(drop -> new UsableFolder("postern.inspect.antivirus.file-drop.folder", drop.folder()))
        .ifPresent(folder -> problems.addAll(folder.problems()));
    return problems;
  }
}
