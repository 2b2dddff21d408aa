package io.postern.account;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** The settings files of a home folder. */
final class HomeSettings {
  private final Path home;
  private final Map<String, Object> overrides;

  HomeSettings(Path home) {
    this(home, Map.of());
  }

  /**
   * @param overrides properties that win over everything else, as if on the command line
   */
  HomeSettings(Path home, Map<String, Object> overrides) {
    this.home = home;
    this.overrides = overrides;
  }

  /** application.yaml and its kin for profiles, in the home folder and its folder config. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(home, home.resolve("config"))) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> found =
            Files.newDirectoryStream(folder, "application{,-*}.{yaml,yml}")) {
          found.forEach(files::add);
        }
      }
    }
    return files.stream().sorted().toList();
  }

  /**
   * The settings as Spring Boot would gather them: our defaults, above them the files of the home
   * folder with the active profiles, environment variables, system properties.
   */
  Environment load() {
    StandardEnvironment environment = new StandardEnvironment();
    String folder = home.toAbsolutePath().toUri().toString();
    String locations =
        Stream.of("classpath:/", folder, folder + "config/")
            .map(location -> "optional:" + location)
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("home", Map.of("spring.config.location", locations)));
    environment.getPropertySources().addFirst(new MapPropertySource("overrides", overrides));
    new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(environment, null);
    ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(), null);
    return environment;
  }
}
