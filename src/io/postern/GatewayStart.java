package io.postern;

import io.postern.account.Definitions;
import io.postern.account.DefinitionsReader;
import io.postern.account.Problem;
import io.postern.account.Reading;
import io.postern.account.SettingsSource;
import io.postern.account.Surroundings;
import io.postern.account.YamlCheck;
import io.postern.disk.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads the settings and starts the gateway; says in plain words why it did not.
 *
 * @param home where the installation lives
 * @param overrides properties that win over everything written
 * @param trace whether a failure that is nobody's setting prints its stack trace, too
 */
record GatewayStart(Home home, Map<String, Object> overrides, boolean trace) {
  private static final Logger LOG = LoggerFactory.getLogger(Postern.class);

  /** What an administrator has to mend before the gateway can start. */
  private static final class UnusableSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    UnusableSettings(List<Problem> problems) {
      super(problems.size() + " problems in the settings");
      this.problems = problems;
    }
  }

  /** The running application; empty when it could not start, and the reason was printed. */
  Optional<ConfigurableApplicationContext> run() {
    SpringApplication application = new SpringApplication(Gateway.class);
    application.addInitializers(this::define);
    application.setLogStartupInfo(false);
    try {
      checkYaml();
      ConfigurableApplicationContext gateway = application.run(arguments());
      LOG.info("Postern is ready: {}", gateway.getBean(Definitions.class));
      return Optional.of(gateway);
    } catch (UnusableSettings unusable) {
      unusable.problems.forEach(problem -> Terminal.complain(problem.toString()));
      Terminal.complain("Nothing was started. `./postern check` shows this list again.");
    } catch (RuntimeException failed) {
      Terminal.complain("Postern could not start: " + reason(failed));
      if (trace) {
        Terminal.complain(failed);
      }
    }
    return Optional.empty();
  }

  /** Spring's own words about broken YAML quote the file, and the line may hold a password. */
  private void checkYaml() {
    List<Problem> problems =
        home.settingsFiles().stream().flatMap(file -> YamlCheck.problems(file).stream()).toList();
    if (!problems.isEmpty()) {
      throw new UnusableSettings(problems);
    }
  }

  private String[] arguments() {
    Map<String, Object> all = new LinkedHashMap<>(home.properties());
    all.putAll(overrides);
    return all.entrySet().stream()
        .map(each -> "--" + each.getKey() + "=" + each.getValue())
        .toArray(String[]::new);
  }

  /** Definitions become a bean before any other is made, so that no half of a gateway ever runs. */
  private void define(ConfigurableApplicationContext context) {
    Surroundings surroundings = Surroundings.of(home.folder());
    Reading reading = new DefinitionsReader(surroundings).read(context.getEnvironment());
    if (reading instanceof Reading.Invalid invalid) {
      throw new UnusableSettings(invalid.problems());
    }
    Reading.Valid valid = (Reading.Valid) reading;
    valid.hints().forEach(hint -> LOG.warn("Hint: {}", hint));
    Definitions definitions = valid.definitions();
    HeapForAccounts.advice(definitions.accounts().size(), Runtime.getRuntime().maxMemory())
        .ifPresent(LOG::warn);
    context.getBeanFactory().registerSingleton("definitions", definitions);
    context.getBeanFactory().registerSingleton("home", home);
    context
        .getBeanFactory()
        .registerSingleton("settingsSource", new SettingsSource(home.folder(), overrides));
    keepInDataFolder(definitions, context);
    context
        .getEnvironment()
        .getPropertySources()
        .addLast(new MapPropertySource("routes", RouteProperties.of(definitions)));
  }

  /** Else the console would leave a folder among the machine's temporary files at every start. */
  private static void keepInDataFolder(
      Definitions definitions, ConfigurableApplicationContext context) {
    Path console = definitions.dataDir().resolve("console");
    try {
      PrivateFiles.createFolder(console);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot make the folder " + console, unwritable);
    }
    Map<String, Object> folder = Map.of("server.tomcat.basedir", console.toString());
    context
        .getEnvironment()
        .getPropertySources()
        .addLast(new MapPropertySource("data folder", folder));
  }

  /** The innermost reason, for that is what a person can do something about. */
  private static String reason(Throwable failed) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof BindException) {
        // names the key, which what is around it does not
        return each.getMessage();
      }
      if (each instanceof PortInUseException taken) {
        return "the port of the console, %d, is taken; stop the program that has it, or set server.port"
            .formatted(taken.getPort());
      }
    }
    Throwable cause = failed;
    while (cause.getCause() != null && saysNothing(cause)) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }

  private static boolean saysNothing(Throwable failed) {
    return failed instanceof BeanCreationException
        || failed instanceof ApplicationContextException
        || failed.getMessage() == null;
  }
}
