package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A foreign server that runs in the foreground, as a child of the test, with a folder of its own.
 */
final class ServerProcess implements AutoCloseable {
  private final Path folder;
  private final Process process;

  /**
   * Starts a server and waits until it says something or takes connections.
   *
   * @param folder where it works and which is removed with it
   * @param port that greets when it is ready
   */
  ServerProcess(List<String> command, Path folder, int port) throws IOException {
    this.folder = folder;
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
    builder.environment().put("HOME", folder.toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output.log").toFile());
    process = builder.start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(20))
          .failFast("the server has ended", () -> !process.isAlive())
          .untilAsserted(() -> assertThat(greets(port)).as("a greeting at port " + port).isTrue());
    } catch (RuntimeException notReady) {
      String said = output();
      close();
      throw new IOException(command + " did not get ready; it said: " + said, notReady);
    }
  }

  private static boolean greets(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      // that is the answer
      return false;
    }
  }

  /** What it printed and logged. */
  String output() {
    StringBuilder output = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        output.append(Files.readString(log, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return output.toString();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the server and removes its folder. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    removeFolder();
  }

  private void removeFolder() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(
            () -> {
              try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                  Files.deleteIfExists(file);
                }
              }
              return true;
            });
  }
}
