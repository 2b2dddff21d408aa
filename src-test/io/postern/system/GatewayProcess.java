package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.wire.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real gateway as a process of its own: with its own heap, in its own home, and mortal. What it
 * prints is in one file, over all its lives.
 */
public final class GatewayProcess implements AutoCloseable {
  private static final String MAIN_CLASS = "io.postern.Postern";
  private static final int SHOWN = 8_000;

  private final Path home;
  private final Path output;
  private final int consolePort = RealServers.freePort();
  private final List<String> jvmOptions = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final String mainClass;
  private Process process;
  private long outputBeforeThisLife;

  /**
   * @param home an empty folder; becomes the gateway's, with everything that it leaves behind
   */
  public GatewayProcess(Path home) {
    this(home, MAIN_CLASS);
  }

  /** With another main class, which gets the same arguments. */
  GatewayProcess(Path home, String mainClass) {
    this(home, home.resolve("gateway-output.txt"), mainClass);
  }

  /** With what it prints in a file elsewhere, so that its home is as people see theirs. */
  GatewayProcess(Path home, Path output) {
    this(home, output, MAIN_CLASS);
  }

  private GatewayProcess(Path home, Path output, String mainClass) {
    this.home = home;
    this.mainClass = mainClass;
    this.output = output;
    environment.put("SERVER_PORT", Integer.toString(consolePort));
  }

  /** Where it lives. */
  public Path home() {
    return home;
  }

  /** A free port that it is told to have its console at (SERVER_PORT). */
  public int consolePort() {
    return consolePort;
  }

  /** Writes its {@code application.yaml}; taken up at the next start, if not before. */
  public GatewayProcess configuration(String yaml) throws IOException {
    Files.writeString(home.resolve("application.yaml"), yaml);
    return this;
  }

  /** Adds options for the virtual machine, for example {@code -Xmx256m}. */
  public GatewayProcess jvm(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  /** Sets a variable of its environment, which otherwise is ours. */
  public GatewayProcess environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Starts it and waits until it is ready; at most four minutes. */
  public GatewayProcess start() throws IOException {
    launch();
    Readiness readiness = new Readiness(consolePort);
    try {
      readiness.await(process, Duration.ofMinutes(4), this::outputOfThisLife);
    } catch (AssertionError notReady) {
      // nobody has it yet who would end it
      process.destroyForcibly();
      throw notReady;
    }
    return this;
  }

  /** Starts it and does not wait; for those who kill it while it starts. */
  public GatewayProcess launch() throws IOException {
    assertThat(isAlive()).as("the gateway runs already").isFalse();
    outputBeforeThisLife = Files.exists(output) ? Files.size(output) : 0;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(StartArchive.classPathOptions());
    command.add(mainClass);
    command.addAll(List.of("run", "--home", home.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    process = builder.start();
    return this;
  }

  /** The operating system's number of the process that runs now. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends it at once, as a power failure would end it: it notices nothing. */
  public void kill9() {
    process.destroyForcibly();
    waitForEnd(Duration.ofSeconds(30));
  }

  /**
   * Asks it to end and waits for it, at most a minute and a half.
   *
   * @return its exit code
   */
  public int stop() {
    process.destroy();
    return waitForEnd(Duration.ofSeconds(90));
  }

  /** Waits until it ends by itself, as it does when its configuration is wrong. */
  public int waitForEnd(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the gateway did not end within " + atMost + ": " + tail());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the gateway was to end", stopped);
    }
    return process.exitValue();
  }

  /** Stops it and starts it again. */
  public void restart() throws IOException {
    stop();
    start();
  }

  /** Everything that it printed, in all its lives. */
  public String output() {
    try {
      return Files.exists(output) ? Files.readString(output, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Waits until it has printed this since it was started. */
  public void awaitOutput(String text, Duration atMost) {
    await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(outputOfThisLife()).contains(text));
  }

  private String outputOfThisLife() {
    return output().substring((int) outputBeforeThisLife);
  }

  /** The last of what it printed, for messages. */
  private String tail() {
    String all = output();
    return all.substring(Math.max(0, all.length() - SHOWN));
  }

  /** The most memory that it had, in octets, since it was started (Linux). */
  public long peakResidentOctets() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String peak = lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(peak.replaceAll("\\D", "")) * 1024;
    }
  }

  /**
   * Fails when a secret stands in what it printed or in one of its log files, as it is or in
   * base64.
   */
  public void assertNothingSays(Secret... secrets) throws IOException {
    new SecretHunt(List.of(secrets)).assertNoneIn(output);
    new SecretHunt(List.of(secrets)).assertNoneInLogsBelow(home);
  }

  /** Ends it for good; the home stays. */
  @Override
  public void close() {
    if (isAlive()) {
      process.destroyForcibly();
      waitForEnd(Duration.ofSeconds(30));
    }
  }
}
