package io.postern.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Reads the settings of a home folder as the gateway would, without starting anything. */
public final class HomeReading {
  private final Surroundings surroundings;
  private final HomeSettings settings;

  public HomeReading(Surroundings surroundings) {
    this(surroundings, Map.of());
  }

  /**
   * @param overrides properties that win over everything written
   */
  HomeReading(Surroundings surroundings, Map<String, Object> overrides) {
    this.surroundings = surroundings;
    this.settings = new HomeSettings(surroundings.home(), overrides);
  }

  /** As {@link #HomeReading(Surroundings)} with those of this process. */
  public static Reading of(Path home) {
    return new HomeReading(Surroundings.of(home)).read();
  }

  /** The definitions, or every problem that was found. Changes nothing. */
  public Reading read() {
    List<Problem> unreadable = unreadable();
    return unreadable.isEmpty() ? meaning() : new Reading.Invalid(unreadable, List.of());
  }

  /** What keeps the files from being read at all; for those there is no meaning to be asked for. */
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

  private Reading meaning() {
    try {
      Environment environment = settings.load();
      return new DefinitionsReader(surroundings).read(environment);
    } catch (RuntimeException refused) {
      // only the type: messages of the YAML reader show lines of the file
      String type = refused.getClass().getSimpleName();
      return new Reading.Invalid(
          List.of(
              new Problem("application.yaml", 0, "", "Spring Boot refuses it (" + type + ")", "")),
          List.of());
    }
  }
}
