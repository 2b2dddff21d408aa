package io.postern.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A foreign server that runs in the foreground and does not greet, as a child of the test, with a
 * folder of its own that is removed with it.
 */
final class QuietServer implements AutoCloseable {
  private final Path folder;
  private final Process process;

  QuietServer(List<String> command, Path folder) throws IOException {
    this.folder = folder;
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
    builder.environment().put("HOME", folder.toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output.log").toFile());
    process = builder.start();
  }

  /**
   * Waits until it works.
   *
   * @throws IOException with what it printed, when it ends or does not get ready in two minutes
   */
  void awaitReady(Callable<Boolean> works) throws IOException {
    try {
      await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(50))
          .failFast("the server has ended", () -> !process.isAlive())
          .until(works);
    } catch (RuntimeException notReady) {
      String said = Files.readString(folder.resolve("output.log"), StandardCharsets.ISO_8859_1);
      close();
      throw new IOException("the server did not get ready; it said: " + said, notReady);
    }
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(this::isRemoved);
  }

  private boolean isRemoved() throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
    return true;
  }
}
