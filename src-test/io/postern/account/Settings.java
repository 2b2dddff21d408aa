package io.postern.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Reads settings in tests, in surroundings that are the same on every machine. */
final class Settings {
  static final String SECRET = "geheim-8f2";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  static final Path HOME = Path.of("/srv/postern");

  private Settings() {}

  static Surroundings surroundings(Path home) {
    Map<String, String> variables = Map.of("SECRET", SECRET, "EMPTY", "");
    return new Surroundings(home, variables::get, Set.of("file", "kafka")::contains, CLOCK);
  }

  static Reading readFile(Path file) throws IOException {
    return new DefinitionsReader(surroundings(file.getParent()))
        .read(environment(Map.of(), List.of(new FileSystemResource(file))));
  }

  /** Reads files below environment variables. */
  static Reading read(Path home, Map<String, Object> variables, List<Resource> files)
      throws IOException {
    return new DefinitionsReader(surroundings(home)).read(environment(variables, files));
  }

  /** Reads YAML, the first of which wins, below environment variables. */
  static Reading read(Map<String, Object> variables, String... yaml) throws IOException {
    List<Resource> files = List.of(yaml).stream().<Resource>map(Settings::resource).toList();
    return new DefinitionsReader(surroundings(HOME)).read(environment(variables, files));
  }

  static Definitions valid(String yaml) throws IOException {
    Reading reading = read(Map.of(), yaml);
    if (reading instanceof Reading.Valid valid) {
      return valid.definitions();
    }
    throw new AssertionError(reading.toString());
  }

  private static Resource resource(String yaml) {
    return new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return "application.yaml";
      }
    };
  }

  private static StandardEnvironment environment(
      Map<String, Object> variables, List<Resource> files) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    List<String> machine =
        environment.getPropertySources().stream().map(PropertySource::getName).toList();
    machine.forEach(environment.getPropertySources()::remove);
    environment
        .getPropertySources()
        .addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
    int number = 0;
    for (Resource file : files) {
      for (PropertySource<?> document :
          new YamlPropertySourceLoader().load("file " + number++, file)) {
        environment.getPropertySources().addLast(document);
      }
    }
    return environment;
  }
}
