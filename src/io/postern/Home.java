package io.postern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that an installation lives in: application.yaml, data, and, if the operator changed
 * them, routes and kamelets. What is not there comes out of the jar.
 *
 * @param folder absolute
 */
record Home(Path folder) {
  Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /** What Spring Boot and Camel must know to find everything. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.config.additional-location", "optional:file:" + folder + "/");
    properties.put("camel.main.routes-include-pattern", location("routes") + "/*.camel.yaml");
    properties.put("camel.component.kamelet.location", location("kamelets"));
    return properties;
  }

  /** The files that an administrator wrote; none when there are none. */
  List<Path> settingsFiles() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("application.*\\.ya?ml"))
          .sorted()
          .toList();
    } catch (IOException noFolder) {
      return List.of();
    }
  }

  private String location(String name) {
    Path own = folder.resolve(name);
    return Files.isDirectory(own) ? "file:" + own : "classpath:" + name;
  }
}
