package io.postern.connection;

import io.postern.disk.PrivateFiles;
import io.postern.mail.OneLine;
import io.postern.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the commands of an administrator. Of a failure the program's name, its exit code and the
 * first line of its standard error stream are told, and of that line nothing that stands among its
 * arguments.
 */
final class Command {
  private static final int MAX_READ = 4 * 1024;
  private static final int MAX_TEXT = 200;
  private static final int SHORTEST_SECRET = 4;
  private static final String HIDDEN = "…";
  private static final List<String> KEPT = List.of("HOME", "USER", "LOGNAME");

  private final Program program;
  private final Path words;

  /**
   * @param words file for what it says, kept until the next run; its folder must be there
   */
  Command(List<String> command, Duration timeout, Path words) {
    this.program = new Program(command, words.toAbsolutePath().getParent(), environment(), timeout);
    this.words = words;
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().retainAll(KEPT);
    return environment;
  }

  /** The program's name. */
  String name() {
    return program.name();
  }

  /**
   * Runs it.
   *
   * @throws ConnectionFailedException when it did not end well
   */
  void run() throws ConnectionFailedException, InterruptedException {
    int code;
    try {
      empty();
      code = program.run(Optional.empty(), words, Program.Words.ERRORS);
    } catch (IOException notRun) {
      throw new ConnectionFailedException(
          name() + ": " + OneLine.squeezed(reason(notRun), MAX_TEXT));
    }
    if (code != 0) {
      String said = firstLine();
      throw new ConnectionFailedException(
          name() + " ended with code " + code + (said.isEmpty() ? "" : ": " + said));
    }
  }

  private void empty() throws IOException {
    PrivateFiles.create(words);
    Files.write(words, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** The innermost, for the outer one names the whole file and folder. */
  private static String reason(IOException failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause.getMessage();
    return said == null ? cause.getClass().getSimpleName() : said;
  }

  private String firstLine() {
    try (InputStream in = Files.newInputStream(words)) {
      String text = new String(in.readNBytes(MAX_READ), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> OneLine.abridged(withoutArguments(line), MAX_TEXT))
          .filter(line -> !line.isEmpty())
          .findFirst()
          .orElse("");
    } catch (IOException gone) {
      return "what it said cannot be read: " + OneLine.squeezed(gone.getMessage(), MAX_TEXT);
    }
  }

  private String withoutArguments(String line) {
    String shown = line;
    for (String argument : program.command().subList(1, program.command().size())) {
      shown = without(shown, argument);
      shown = without(shown, argument.substring(argument.indexOf('=') + 1));
    }
    return shown;
  }

  private static String without(String line, String argument) {
    return argument.length() < SHORTEST_SECRET ? line : line.replace(argument, HIDDEN);
  }
}
