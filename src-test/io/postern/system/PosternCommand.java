package io.postern.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command line of the program that ran to its end, as a process of its own.
 *
 * @param exitCode its exit code
 * @param output what it printed and complained, UTF-8
 */
record PosternCommand(int exitCode, String output) {
  private static final int PATIENCE_SECONDS = 240;

  /** Has a command speak to the gateway of a home folder. */
  static PosternCommand at(Path home, String... words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--home", home.toString()));
    return run(home, List.of(), Map.of(), arguments);
  }

  /**
   * Runs a command and waits for its end.
   *
   * @param folder where it works
   * @param jvm options for its virtual machine
   */
  static PosternCommand run(
      Path folder, List<String> jvm, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx160m"));
    command.addAll(jvm);
    command.addAll(StartArchive.classPathOptions());
    command.add("io.postern.Postern");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly());
    byte[] printed = process.getInputStream().readAllBytes();
    return new PosternCommand(process.waitFor(), new String(printed, StandardCharsets.UTF_8));
  }

  /** What it printed, when that is JSON. */
  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(output);
  }
}
