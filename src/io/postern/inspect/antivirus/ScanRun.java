package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerText;
import io.postern.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a scanning program. */
final class ScanRun {
  private static final int MAX_READ = 16 * 1024;

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
    List<String> words = settings.command();
    boolean named = words.stream().anyMatch(word -> word.contains(ScanCommandSettings.FILE));
    Program program =
        new Program(
            words.stream()
                .map(word -> word.replace(ScanCommandSettings.FILE, mail.toString()))
                .toList(),
            output.getParent(),
            settings.environment(),
            settings.timeout());
    int code = program.run(named ? Optional.empty() : Optional.of(mail), output, Program.Words.ALL);
    return new Ended(code, lines());
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
