package io.postern.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** Small programs of an administrator that write into a file what they do, and their settings. */
final class Scripts {
  private final Path folder;
  private final Path log;

  Scripts(Path folder) throws IOException {
    this.folder = folder;
    this.log = Files.createFile(folder.resolve("log"));
  }

  /** What was run so far, a line each. */
  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }

  /**
   * A program that first writes its own name into the log.
   *
   * @param rest what its shell does then
   * @return its path
   */
  String program(String name, String rest) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\necho " + name + " >> " + log + "\n" + rest + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }

  /** Where a program may leave something for the test. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Ten seconds of lingering, programs {@code up} and {@code down}. */
  ConnectionSettings settings(String up, String down) throws IOException {
    return settings(List.of(program("up", up)), List.of(program("down", down)));
  }

  ConnectionSettings settings(List<String> up, List<String> down) {
    return new ConnectionSettings(
        up, down, Duration.ofSeconds(60), Duration.ofSeconds(10), folder.resolve("data"));
  }

  /** The same with another time-out. */
  static ConnectionSettings within(ConnectionSettings settings, Duration timeout) {
    return new ConnectionSettings(
        settings.up(), settings.down(), timeout, settings.linger(), settings.folder());
  }
}
