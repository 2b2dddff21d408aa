package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of a scanning program. It writes into a file and not into a pipe, so that nobody has to
 * read along and nothing that it leaves running can hold us up.
 */
final class ScanRun {
  private static final int MAX_READ = 16 * 1024;
  private static final long MAX_WRITTEN = 4L * 1024 * 1024;
  private static final long STEP_MILLIS = 20;

  private final ScanCommandSettings settings;
  private final Path mail;
  private final Path output;

  /**
   * How it ended.
   *
   * @param lines the first 16 KiB of what it printed, without empty lines
   */
  record Ended(int exitCode, List<String> lines) {}

  /**
   * @param mail its file
   * @param output an empty file
   */
  ScanRun(ScanCommandSettings settings, Path mail, Path output) {
    this.settings = settings;
    this.mail = mail;
    this.output = output;
  }

  /**
   * Runs the program to its end.
   *
   * @throws IOException when it cannot be started, takes too long or prints too much
   */
  Ended run() throws IOException, InterruptedException {
    Process process = start();
    try {
      await(process);
    } finally {
      killTree(process);
    }
    return new Ended(process.waitFor(), lines());
  }

  private Process start() throws IOException {
    boolean named = settings.command().stream().anyMatch(w -> w.contains(ScanCommandSettings.FILE));
    ProcessBuilder builder =
        new ProcessBuilder(
            settings.command().stream()
                .map(word -> word.replace(ScanCommandSettings.FILE, mail.toString()))
                .toList());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "SystemRoot"));
    environment.put("LC_ALL", "C");
    environment.put("TMPDIR", output.getParent().toString());
    environment.putAll(settings.environment());
    builder.directory(output.getParent().toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    if (!named) {
      builder.redirectInput(mail.toFile());
    }
    Process process = builder.start();
    if (named) {
      process.getOutputStream().close();
    }
    return process;
  }

  private void await(Process process) throws IOException, InterruptedException {
    Duration timeout = settings.timeout();
    long end = System.nanoTime() + timeout.toNanos();
    while (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("it took longer than " + timeout.toMillis() + " ms");
      }
      if (Files.size(output) > MAX_WRITTEN) {
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

  private List<String> lines() throws IOException {
    byte[] printed;
    try (InputStream in = Files.newInputStream(output)) {
      printed = in.readNBytes(MAX_READ);
    }
    List<String> lines = new ArrayList<>();
    String text = new String(printed, StandardCharsets.UTF_8).replace(mail.toString(), "the mail");
    for (String line : text.split("[\r\n]+")) {
      String shown = ScannerText.clean(line);
      if (!shown.isEmpty()) {
        lines.add(shown);
      }
    }
    return lines;
  }
}
