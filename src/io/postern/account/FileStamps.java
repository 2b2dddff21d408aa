package io.postern.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Notices that files were changed and are left alone again, from their times and sizes, so that
 * nobody reads what is half written (F137). To be asked every few seconds by one thread.
 */
public final class FileStamps {
  private static final Stamp ABSENT = new Stamp(FileTime.fromMillis(0), -1, null);

  private final Duration calm;
  private Map<Path, Stamp> accepted = Map.of();
  private Map<Path, Stamp> last = Map.of();
  private Instant lastChange = Instant.MIN;

  /** What a file looks like from outside; the key tells a file from its successor. */
  private record Stamp(FileTime modified, long size, Object key) {}

  /**
   * @param calm for how long nothing must have changed
   */
  public FileStamps(Duration calm) {
    this.calm = calm;
  }

  /**
   * From now on, files count as known as they are.
   *
   * @param files some of which may be absent
   */
  public void accept(Collection<Path> files) throws IOException {
    accepted = look(files);
    last = accepted;
  }

  /**
   * Whether files differ from what was accepted, and have not changed for long enough.
   *
   * @param files those that count now
   * @param now the time, which never goes back
   */
  public boolean haveSettled(Collection<Path> files, Instant now) throws IOException {
    Map<Path, Stamp> seen = look(files);
    if (!seen.equals(last)) {
      last = seen;
      lastChange = now;
    }
    return !seen.equals(accepted) && !now.isBefore(lastChange.plus(calm));
  }

  private static Map<Path, Stamp> look(Collection<Path> files) throws IOException {
    Map<Path, Stamp> stamps = new HashMap<>();
    for (Path file : files) {
      stamps.put(file, look(file));
    }
    return stamps;
  }

  private static Stamp look(Path file) throws IOException {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(seen.lastModifiedTime(), seen.size(), seen.fileKey());
    } catch (NoSuchFileException absent) {
      return ABSENT;
    }
  }
}
