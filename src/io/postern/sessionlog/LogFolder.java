package io.postern.sessionlog;

import io.postern.disk.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The folder of session logs, readable by nobody but the gateway's own user (F120, F121). */
public final class LogFolder {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HH-mm-ss", Locale.ROOT);

  /** Whatever else lies in the folder is not ours to remove. */
  private static final Pattern OURS =
      Pattern.compile(".+_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d(-\\d+)?\\.txt");

  private static final int MAX_SAME_SECOND = 1_000;

  private final Path folder;
  private final Supplier<Duration> keep;
  private final int most;
  private final Clock clock;

  /**
   * @param folder made when the first log is written
   * @param keep how long files stay, asked at each sweep
   * @param most as many files stay at the most; the oldest go first
   * @param clock its zone is that of the names
   */
  public LogFolder(Path folder, Supplier<Duration> keep, int most, Clock clock) {
    this.folder = folder;
    this.keep = keep;
    this.most = most;
    this.clock = clock;
  }

  /**
   * Writes a log into a file of its own.
   *
   * @param at when the session began
   * @return the file, such as {@code info_2026-11-20_14-03-12.txt}
   */
  Path write(String account, Instant at, List<String> lines) throws IOException {
    PrivateFiles.createFolder(folder);
    Path file = newFile(account + "_" + MOMENT.format(at.atZone(clock.getZone())));
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file;
  }

  private Path newFile(String name) throws IOException {
    for (int i = 1; ; i++) {
      Path file = folder.resolve(name + (i == 1 ? "" : "-" + i) + ".txt");
      try {
        PrivateFiles.createNew(file);
        return file;
      } catch (FileAlreadyExistsException taken) {
        if (i >= MAX_SAME_SECOND) {
          throw taken;
        }
      }
    }
  }

  private record Old(Path file, Instant written) {}

  /**
   * Removes what has been there for long enough, and what is too much.
   *
   * @return how many files
   */
  public int sweep() throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    List<Old> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.txt")) {
      for (Path file : all) {
        if (OURS.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file)) {
          files.add(new Old(file, Files.getLastModifiedTime(file).toInstant()));
        }
      }
    }
    files.sort(Comparator.comparing(Old::written).reversed());
    Instant oldest = clock.instant().minus(keep.get());
    int removed = 0;
    for (int i = 0; i < files.size(); i++) {
      if (i >= most || files.get(i).written().isBefore(oldest)) {
        removed += Files.deleteIfExists(files.get(i).file()) ? 1 : 0;
      }
    }
    return removed;
  }
}
