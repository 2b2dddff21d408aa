package io.postern.manage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** Finds the data folder of a gateway's home folder without starting the gateway. */
final class HomeFolder {
  private static final String KEY = "postern.data-dir";
  private static final String DEFAULT = "data";

  private HomeFolder() {}

  /**
   * The folder that {@code postern.data-dir} names, seen from the home folder; {@code data} when
   * nothing is said. It may be said wherever the gateway itself looks: in {@code application.yaml}
   * of the home folder or its folder {@code config}, or in the environment.
   *
   * @throws IOException with the reason, when the settings cannot be read
   */
  static Path dataDir(Path home) throws IOException {
    String folder = home.toUri().toString().replaceFirst("/*$", "/");
    StandardEnvironment environment = new StandardEnvironment();
    Map<String, Object> where =
        Map.of(
            "spring.config.location", "optional:%s,optional:%sconfig/".formatted(folder, folder));
    environment.getPropertySources().addFirst(new MapPropertySource("home", where));
    try {
      ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(), null);
      return home.resolve(Binder.get(environment).bind(KEY, String.class).orElse(DEFAULT));
    } catch (RuntimeException unreadable) {
      throw new IOException(
          "the settings in " + home + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
