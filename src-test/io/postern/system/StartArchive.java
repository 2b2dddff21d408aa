package io.postern.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The class path of the processes that tests start, with an archive of its classes as they are once
 * loaded and verified (Java's class data sharing): a gateway then needs a third less time to start.
 * It is made once per build, by the first who needs it; who needs it meanwhile, and everybody when
 * it cannot be made, does without.
 */
final class StartArchive {
  private static final Logger LOG = LoggerFactory.getLogger(StartArchive.class);
  private static final String MAIN_CLASS = "io.postern.Postern";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String SETTINGS =
      """
      postern:
        data-dir: data
        deliver:
          server: {host: 127.0.0.1, port: %d}
        accounts:
          info: {host: 127.0.0.1, port: 1, security: none, username: info, password: x, every: 5m}
        recipients:
          - {address: info@company.example, accounts: [info], all-mail: true}
        accept: {port: %d}
        relay:
          smarthosts: [{host: 127.0.0.1, port: 1, security: none}]
      """;

  private static final StartArchive OF_THIS_BUILD = new StartArchive(new PackedClassPath());

  private final PackedClassPath classPath;
  private final Path archive;
  private final Path failure;

  StartArchive(PackedClassPath classPath) {
    this.classPath = classPath;
    this.archive = classPath.folder().resolve("classes.jsa");
    this.failure = classPath.folder().resolve("none");
  }

  /** Options of {@code java} that name our class path, for a process that is to start quickly. */
  static List<String> classPathOptions() {
    return OF_THIS_BUILD.options();
  }

  synchronized List<String> options() {
    if (!Files.exists(archive) && !Files.exists(failure)) {
      makeUnlessSomebodyDoes();
    }
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-cp", classPath.packed())
        : List.of("-cp", OwnClassPath.text());
  }

  private void makeUnlessSomebodyDoes() {
    try {
      Files.createDirectories(classPath.folder().getParent());
      Path lock = classPath.folder().resolveSibling("start-archive.lock");
      try (FileChannel file =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = file.tryLock()) {
        if (held != null && !Files.exists(archive)) {
          make();
        }
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private void make() throws IOException {
    Files.createDirectories(classPath.folder());
    Path home = Files.createTempDirectory(classPath.folder(), "home");
    try {
      classPath.pack();
      Path made = home.resolve("classes.jsa");
      train(home, made);
      Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
      removeThoseOfEarlierBuilds();
    } catch (IOException | AssertionError failed) {
      LOG.warn("Gateways start without an archive of classes: {}", failed.getMessage());
      Files.writeString(failure, failed.toString());
    } finally {
      FileSystemUtils.deleteRecursively(home);
    }
  }

  private void removeThoseOfEarlierBuilds() throws IOException {
    try (Stream<Path> folders = Files.list(classPath.folder().getParent())) {
      for (Path each : folders.filter(path -> !path.equals(classPath.folder())).toList()) {
        if (Files.isDirectory(each)) {
          FileSystemUtils.deleteRecursively(each);
        }
      }
    }
  }

  /** A gateway that starts and ends; what it loaded is what the next ones will load. */
  private void train(Path home, Path made) throws IOException {
    try (SmtpSink internal = SmtpSink.keepingContent()) {
      Files.writeString(
          home.resolve("application.yaml"),
          SETTINGS.formatted(internal.port(), RealServers.freePort()));
      startAndEnd(home, made);
    }
  }

  private void startAndEnd(Path home, Path made) throws IOException {
    int consolePort = RealServers.freePort();
    Path output = home.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-cp", classPath.packed()));
    command.addAll(List.of(MAIN_CLASS, "run", "--home", home.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("SERVER_PORT", Integer.toString(consolePort));
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      new Readiness(consolePort).await(process, PATIENCE, () -> text(output));
      process.destroy();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("the gateway did not end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    } finally {
      // of no effect when it has ended
      process.destroyForcibly();
    }
  }

  private static String text(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
