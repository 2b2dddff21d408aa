package io.postern.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The gateway as people start it: by its launcher, with the launcher's options for Java. Says what
 * it takes from the machine.
 */
final class LaunchedGateway implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int SHOWN = 4_000;

  private final String launcher;
  private final Path home;
  private final Path output;
  private final int port = RealServers.freePort();
  private final Process process;

  /**
   * Starts it and returns at once.
   *
   * @param launcher for example {@code ./postern}
   * @param home with its settings
   */
  LaunchedGateway(String launcher, Path home) throws IOException {
    this.launcher = launcher;
    this.home = home;
    this.output = home.resolve("gateway-output.txt");
    ProcessBuilder builder = command(List.of("run"));
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private ProcessBuilder command(List<String> words) {
    List<String> command = new ArrayList<>(List.of(launcher));
    command.addAll(words);
    command.addAll(List.of("--home", home.toString()));
    return new ProcessBuilder(command);
  }

  /** Waits until the readiness probe of a load balancer would hear 200. */
  void awaitReady() {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest probe =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
            .timeout(Duration.ofSeconds(10))
            .build();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> isReady(client, probe));
  }

  private boolean isReady(HttpClient client, HttpRequest probe) throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the gateway has ended: " + tail());
    }
    try {
      return client.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      // nobody listens there: that is the answer
      return false;
    }
  }

  /**
   * Runs a command at its home and waits for its end.
   *
   * @return what it printed
   * @throws IOException when it failed, with what it printed
   */
  String run(String... words) throws IOException, InterruptedException {
    Path printed = home.resolve("command-output.txt");
    Process command =
        command(List.of(words)).redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    boolean ended = command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    String text = Files.readString(printed);
    if (!ended || command.exitValue() != 0) {
      command.destroyForcibly();
      throw new IOException(
          "%s failed: %s; the gateway: %s".formatted(String.join(" ", words), text, tail()));
    }
    return text;
  }

  /** The octets that objects in use take, right after a collection of the garbage. */
  long liveHeap() throws IOException, InterruptedException {
    List<String> lines = jcmd("GC.class_histogram").lines().toList();
    String total = lines.get(lines.size() - 1);
    return Long.parseLong(total.strip().split("\\s+")[2]);
  }

  /** How large the heap may become, in octets. */
  long largestHeap() throws IOException, InterruptedException {
    String flags = jcmd("VM.flags");
    String value = flags.substring(flags.indexOf("-XX:MaxHeapSize=") + 16);
    return Long.parseLong(value.substring(0, value.indexOf(' ')));
  }

  private String jcmd(String question) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), question)
            .redirectErrorStream(true)
            .start();
    String text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asked.waitFor() != 0) {
      throw new IOException("jcmd " + question + ": " + text);
    }
    return text;
  }

  /** What it has of the machine's memory, in octets. */
  long resident() throws IOException {
    return status("VmRSS:") * 1024;
  }

  /** The most that it had. */
  long peakResident() throws IOException {
    return status("VmHWM:") * 1024;
  }

  private long status(String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String line = lines.filter(each -> each.startsWith(name)).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", ""));
    }
  }

  /** The processor time that it has used, in seconds. */
  double cpuSeconds() {
    return FullMailbox.cpuSeconds(process.pid());
  }

  /** The last of what it printed. */
  private String tail() {
    try {
      String all = Files.readString(output, StandardCharsets.ISO_8859_1);
      return all.substring(Math.max(0, all.length() - SHOWN));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
