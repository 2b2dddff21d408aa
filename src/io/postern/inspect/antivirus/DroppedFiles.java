package io.postern.inspect.antivirus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of one mail in a watched folder, and whether they are still what they were. They are
 * removed once and for all: a file that comes later goes at once.
 */
final class DroppedFiles {
  private final PrivateFolder folder;
  private final int max;
  private final List<Dropped> files = new ArrayList<>();
  private boolean removed;

  /**
   * A file that was written.
   *
   * @param what it is, for people; clean
   */
  private record Dropped(String what, Path path, String digest) {}

  /**
   * @param max how many files to write
   */
  DroppedFiles(PrivateFolder folder, int max) {
    this.folder = folder;
    this.max = max;
  }

  /**
   * Writes a file.
   *
   * @param what it is, for people; clean
   * @param ending of its name
   * @throws IOException when it cannot be written, or when there are too many
   */
  void put(String what, String ending, InputStream octets) throws IOException {
    if (count() == max) {
      throw new NotShownException("the mail has more than " + max + " files in it", null);
    }
    Path file = folder.newFile(ending);
    try {
      add(new Dropped(what, file, PrivateFolder.fill(file, octets)));
    } catch (IOException | RuntimeException failed) {
      folder.remove(file);
      throw failed;
    }
  }

  private synchronized int count() {
    return files.size();
  }

  private synchronized void add(Dropped file) throws IOException {
    if (removed) {
      throw new IOException("nobody waits for it any more");
    }
    files.add(file);
  }

  private synchronized List<Dropped> all() {
    return List.copyOf(files);
  }

  /** Whether one has vanished; does not open any. */
  boolean hasVanished() {
    return all().stream().anyMatch(file -> !Files.exists(file.path()));
  }

  /** Opens and compares all; says what the first is that is gone, changed or kept from us. */
  Optional<String> firstTouched() {
    return all().stream().filter(DroppedFiles::isTouched).map(Dropped::what).findFirst();
  }

  private static boolean isTouched(Dropped file) {
    try {
      return !file.digest().equals(PrivateFolder.digest(file.path()));
    } catch (IOException keptFromUs) {
      // that is how an on-access scanner says no
      return true;
    }
  }

  /** Removes all files. */
  void remove() {
    List<Dropped> gone;
    synchronized (this) {
      removed = true;
      gone = List.copyOf(files);
    }
    gone.forEach(file -> folder.remove(file.path()));
  }
}
