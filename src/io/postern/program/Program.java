package io.postern.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program with its arguments, run without a shell. It writes into a file and not into a pipe, so
 * that nobody has to read along and nothing that it leaves running can hold us up. Of our own
 * environment it gets what finds programs, and nothing that may be a secret.
 *
 * @param command the program and its arguments
 * @param folder where it runs, and where its own temporary files go
 * @param environment what it gets besides PATH, LC_ALL and TMPDIR
 * @param timeout after which it and what it started are killed
 */
public record Program(
    List<String> command, Path folder, Map<String, String> environment, Duration timeout) {
  private static final long MAX_WRITTEN = 4L * 1024 * 1024;
  private static final long STEP_MILLIS = 20;
  private static final List<String> KEPT = List.of("PATH", "SystemRoot");

  /** What of its words is kept. */
  public enum Words {
    /** What it prints, wherever to. */
    ALL,
    /** What it prints to the standard error stream. */
    ERRORS
  }

  /**
   * @throws IllegalArgumentException when there is no program
   */
  public Program {
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw new IllegalArgumentException("a command is empty");
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The program's name without its folder; safe to show, which its arguments may not be. */
  public String name() {
    Path file = Path.of(command.get(0)).getFileName();
    return file == null ? command.get(0) : file.toString();
  }

  /** Only the name. */
  @Override
  public String toString() {
    return name();
  }

  /**
   * Runs it to its end; what it leaves running then stays.
   *
   * @param input what it reads; empty for nothing
   * @param words where its words go, in place of what is there
   * @return its exit code
   * @throws IOException when it cannot be started, takes too long or prints more than 4 MiB; the
   *     message names none of its arguments
   * @throws InterruptedException when this thread is interrupted; the program was killed
   */
  public int run(Optional<Path> input, Path words, Words which)
      throws IOException, InterruptedException {
    Process process = start(input, words, which);
    boolean ended = false;
    try {
      await(process, words);
      ended = true;
    } finally {
      if (!ended) {
        killTree(process);
      }
    }
    return process.waitFor();
  }

  private Process start(Optional<Path> input, Path words, Words which) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().retainAll(KEPT);
    builder.environment().putAll(own());
    if (which == Words.ALL) {
      builder.redirectErrorStream(true).redirectOutput(words.toFile());
    } else {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(words.toFile());
    }
    input.ifPresent(file -> builder.redirectInput(file.toFile()));
    Process process = builder.start();
    if (input.isEmpty()) {
      process.getOutputStream().close();
    }
    return process;
  }

  private Map<String, String> own() {
    Map<String, String> own = new HashMap<>();
    own.put("LC_ALL", "C");
    own.put("TMPDIR", folder.toString());
    own.putAll(environment);
    return own;
  }

  private void await(Process process, Path words) throws IOException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("it took longer than " + timeout.toMillis() + " ms");
      }
      if (Files.size(words) > MAX_WRITTEN) {
        throw new IOException("it printed more than " + MAX_WRITTEN + " octets");
      }
    }
  }

  /** Children first seen, then killed after their parent, which could make more of them. */
  private static void killTree(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
