package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** The gateway runs with the settings of its home folder and with no others (F142). */
class HomeTest {
  @TempDir Path folder;

  @BeforeEach
  void settings() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("application.yaml"), "test: {one: home, two: home}\n");
    Files.writeString(folder.resolve("config/application.yml"), "test: {two: config}\n");
    Files.writeString(folder.resolve("config/other.yaml"), "test: {two: other}\n");
  }

  private Environment environment() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("home", new Home(folder).properties()));
    ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(), null);
    return environment;
  }

  @Test
  void theFolderAndItsFolderConfigAreRead() {
    assertThat(environment().getProperty("test.one")).isEqualTo("home");
    assertThat(environment().getProperty("test.two")).isEqualTo("config");
  }

  /** Spring would look into the working folder first, and whoever starts it may stand anywhere. */
  @Test
  void noOtherFolderIsRead() {
    assertThat(environment().getProperty("spring.config.additional-location")).isNull();
    assertThat(environment().getProperty("spring.config.location"))
        .isEqualTo(
            "optional:classpath:/,optional:file:%1$s/,optional:file:%1$s/config/"
                .formatted(folder));
  }

  @Test
  void allFilesThatCountAreKnown() {
    assertThat(new Home(folder).settingsFiles())
        .containsExactly(
            folder.resolve("application.yaml"), folder.resolve("config/application.yml"));
  }
}
