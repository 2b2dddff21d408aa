package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Has strace write down what a running process asks of the operating system, and reads it. */
final class SystemCalls implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SHOWN_OCTETS = 6_000;
  private static final String UNFINISHED = "<unfinished ...>";

  private final Path file;
  private final Path complaints;
  private final Process strace;

  /**
   * A call.
   *
   * @param text how strace writes it, from its name to its result
   * @param begun where in the order of all beginnings and ends it began
   * @param ended where it ended; the same when nothing came between
   */
  record Call(String text, int begun, int ended) {}

  /**
   * Begins to write down calls of a process and all its threads; skips the test when this is not
   * allowed here.
   *
   * @param folder for what is written
   * @param names of the calls
   */
  SystemCalls(long pid, Path folder, String... names) throws IOException {
    RealServers.require("strace", "strace");
    file = folder.resolve("strace.txt");
    complaints = folder.resolve("strace-complaints.txt");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-e", "signal=none"));
    command.addAll(List.of("-s", "" + SHOWN_OCTETS, "-e", "trace=" + String.join(",", names)));
    command.addAll(List.of("-o", file.toString(), "-p", "" + pid));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    strace = builder.redirectOutput(complaints.toFile()).start();
    await().atMost(PATIENCE).until(() -> said().contains("attached") || !strace.isAlive());
    if (!strace.isAlive()) {
      RealServers.missing("strace cannot attach to a process here: " + said());
    }
  }

  private String said() throws IOException {
    return Files.readString(complaints, StandardCharsets.ISO_8859_1);
  }

  /** Lets the process go; then all its calls can be read. */
  @Override
  public void close() {
    strace.destroy();
    try {
      assertThat(strace.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while strace was to end", stopped);
    }
  }

  /** The calls that are wanted, in the order of their beginnings. */
  List<Call> read(Predicate<String> wanted) throws IOException {
    Map<Integer, Call> calls = new TreeMap<>();
    Map<String, Call> waiting = new HashMap<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        int blank = line.indexOf(' ');
        String thread = line.substring(0, blank);
        String text = line.substring(blank).strip();
        if (text.startsWith("<... ") && waiting.containsKey(thread)) {
          Call begun = waiting.remove(thread);
          calls.put(begun.begun(), new Call(begun.text() + text, begun.begun(), number));
        } else if (wanted.test(text)) {
          boolean unfinished = text.endsWith(UNFINISHED);
          // until its end is read, it never ends
          Call call = new Call(text, number, unfinished ? Integer.MAX_VALUE : number);
          calls.put(number, call);
          if (unfinished) {
            waiting.put(thread, call);
          }
        }
      }
    }
    return List.copyOf(calls.values());
  }
}
