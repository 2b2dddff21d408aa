package io.postern.inspect.antivirus;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How to ask a program.
 *
 * @param name what journal, log and rules call it, for example {@code clamscan}
 * @param command the program and its arguments, without a shell; {@code {file}} in an argument
 *     stands for the mail's file; without it the mail is the standard input
 * @param folder for the mail's file and the output, private
 * @param exitCodes what they mean; those that are not listed mean that it could not tell
 * @param timeout after which the program and what it started are killed
 * @param maxSize octets of the largest mail
 * @param environment what the program gets besides PATH, LC_ALL and TMPDIR
 * @param virusName what a name looks like in a line of output, in its first group; empty to show
 *     the last line
 * @param notScanned beginnings of names that it reports for what it did not scan to the end
 */
public record ScanCommandSettings(
    String name,
    List<String> command,
    Path folder,
    Map<Integer, Meaning> exitCodes,
    Duration timeout,
    long maxSize,
    Map<String, String> environment,
    Optional<Pattern> virusName,
    List<String> notScanned) {
  /** Stands for the mail's file. */
  public static final String FILE = "{file}";

  /** What an exit code means. */
  public enum Meaning {
    CLEAN,
    INFECTED,
    COULD_NOT_TELL
  }

  /**
   * @throws IllegalArgumentException naming what is missing or out of its range
   */
  public ScanCommandSettings {
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw new IllegalArgumentException("the command of " + name + " is empty");
    }
    if (!exitCodes.containsValue(Meaning.CLEAN)) {
      throw new IllegalArgumentException("no exit code of " + name + " means that a mail is clean");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "the time-out of " + name + " is " + timeout + ", but should be above zero");
    }
    if (maxSize < 1) {
      throw new IllegalArgumentException(
          "the largest mail for " + name + " is " + maxSize + " octets, but should be at least 1");
    }
    command = List.copyOf(command);
    exitCodes = Map.copyOf(exitCodes);
    environment = Map.copyOf(environment);
    notScanned = List.copyOf(notScanned);
  }

  /** Exit codes as most scanners have them: 0 clean, 1 infected; a minute; up to 100 MiB. */
  public static ScanCommandSettings of(String name, List<String> command, Path folder) {
    return new ScanCommandSettings(
        name,
        command,
        folder,
        Map.of(0, Meaning.CLEAN, 1, Meaning.INFECTED),
        Duration.ofMinutes(1),
        100L * 1024 * 1024,
        Map.of(),
        Optional.empty(),
        ClamdSettings.LIMITS_EXCEEDED);
  }
}
