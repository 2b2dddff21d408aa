package io.postern;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The folder that an installation lives in: application.yaml, data, and, if the operator changed
 * them, routes and kamelets. What is not there comes out of the jar, file by file.
 *
 * @param folder absolute
 */
record Home(Path folder) {
  private static final String ROUTES = "*.camel.yaml";

  Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /** What Spring Boot and Camel must know to find everything. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.config.location", settings());
    properties.put("camel.main.routes-include-pattern", routes());
    properties.put("camel.component.kamelet.location", kamelets());
    return properties;
  }

  /**
   * Our defaults and this folder, as check has it; not, too, whatever folder somebody stands in.
   */
  private String settings() {
    String own = "optional:file:" + folder + "/";
    return "optional:classpath:/," + own + "," + own + "config/";
  }

  /** The operator's own files, and the jar's for those that he has not. */
  private String routes() {
    Path own = folder.resolve("routes");
    if (!Files.isDirectory(own)) {
      return "classpath:routes/" + ROUTES;
    }
    Stream<String> others =
        fromJar().filter(name -> !Files.exists(own.resolve(name))).map("classpath:routes/"::concat);
    return Stream.concat(Stream.of("file:" + own + "/" + ROUTES), others)
        .collect(Collectors.joining(","));
  }

  private static Stream<String> fromJar() {
    try {
      return Stream.of(
              new PathMatchingResourcePatternResolver().getResources("classpath*:routes/" + ROUTES))
          .map(Resource::getFilename)
          .distinct();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the program's own routes cannot be read", unreadable);
    }
  }

  private String kamelets() {
    Path own = folder.resolve("kamelets");
    return (Files.isDirectory(own) ? "file:" + own + "," : "") + "classpath:kamelets";
  }

  /** The files that an administrator wrote; none when there are none. */
  List<Path> settingsFiles() {
    return Stream.concat(settingsIn(folder), settingsIn(folder.resolve("config"))).toList();
  }

  private static Stream<Path> settingsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("application.*\\.ya?ml"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException noFolder) {
      return Stream.empty();
    }
  }
}
