package io.postern.manage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One started {@link ConsoleApp} with its data folder. */
final class RunningConsole implements CloseableResource {
  private final Path home;
  private final ConfigurableApplicationContext app;
  private final HttpUser viewer;
  private final HttpUser operator;

  private RunningConsole(Path home, ConfigurableApplicationContext app) {
    this.home = home;
    this.app = app;
    this.viewer = HttpUser.of(url(), "viewer", ConsoleApp.VIEWER_PASSWORD);
    this.operator = HttpUser.of(url(), "operator", operatorPassword());
  }

  static RunningConsole start() throws IOException {
    Path home = Files.createTempDirectory("postern-console");
    return new RunningConsole(
        home,
        ConsoleApp.start(home.resolve("data"), "outgoing.parallel=2", "inspect.configured=true"));
  }

  /** The home folder; the data folder is {@code data} in it. */
  Path home() {
    return home;
  }

  Path dataDir() {
    return home.resolve("data");
  }

  <T> T bean(Class<T> type) {
    return app.getBean(type);
  }

  URI url() {
    return URI.create(
        "http://127.0.0.1:" + app.getEnvironment().getRequiredProperty("local.server.port"));
  }

  HttpUser anonymous() {
    return HttpUser.anonymous(url());
  }

  HttpUser viewer() {
    return viewer;
  }

  HttpUser operator() {
    return operator;
  }

  String operatorPassword() {
    return bean(ConsoleLogins.class).operator().password().reveal();
  }

  @Override
  public void close() throws IOException {
    app.close();
    FileSystemUtils.deleteRecursively(home);
  }
}
