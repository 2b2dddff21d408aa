package io.postern.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** Checks everything in a home folder without starting anything. */
public final class Check {
  private final Surroundings surroundings;
  private final HomeSettings settings;

  public Check(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.settings = new HomeSettings(surroundings.home());
  }

  /** As {@link #Check(Surroundings)} with those of this process. */
  public static CheckReport of(Path home) {
    return new Check(Surroundings.of(home)).run();
  }

  /** All problems, or a summary of what would be started. Changes nothing. */
  public CheckReport run() {
    List<Problem> problems = new ArrayList<>(new FlowFiles(surroundings.home()).problems());
    List<Problem> unreadable = unreadable();
    problems.addAll(unreadable);
    if (!unreadable.isEmpty()) {
      return CheckReport.of(problems);
    }
    Reading reading = read();
    if (reading instanceof Reading.Valid valid) {
      problems.addAll(new DataFolder(valid.definitions().dataDir()).problems());
      if (problems.isEmpty()) {
        Summary summary = new Summary(valid.definitions(), surroundings.clock());
        return new CheckReport(summary.lines(), 0);
      }
    } else if (reading instanceof Reading.Invalid invalid) {
      problems.addAll(invalid.problems());
    }
    return CheckReport.of(problems);
  }

  private List<Problem> unreadable() {
    try {
      List<Path> files = settings.files();
      if (files.isEmpty()) {
        return List.of(
            new Problem(
                "application.yaml",
                0,
                "",
                "not found in " + surroundings.home(),
                "expected it there"));
      }
      return files.stream().flatMap(file -> YamlCheck.problems(file).stream()).toList();
    } catch (IOException unreadable) {
      return List.of(
          new Problem(
              surroundings.home().toString(), 0, "", "cannot be listed (" + unreadable + ")", ""));
    }
  }

  private Reading read() {
    try {
      Environment environment = settings.load();
      return new DefinitionsReader(surroundings).read(environment);
    } catch (RuntimeException refused) {
      // only the type: messages of the YAML reader show lines of the file
      String type = refused.getClass().getSimpleName();
      return new Reading.Invalid(
          List.of(
              new Problem("application.yaml", 0, "", "Spring Boot refuses it (" + type + ")", "")));
    }
  }
}
