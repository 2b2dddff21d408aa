package io.postern.system;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of some megabytes in memory, which can be full. */
final class TinyDisk implements AutoCloseable {
  private static final int BLOCK = 4 * 1024;

  private final Path folder;
  private final Path filler;

  private TinyDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /**
   * Skips the test where nobody may mount anything; where the environment says {@code CI=true} it
   * fails instead.
   *
   * @param folder an empty one, which becomes it
   */
  static TinyDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
    String size = "size=" + megabytes + "m";
    String said = run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString());
    if (!said.isEmpty()) {
      String missing = "a file system of its own needs the right to mount one: " + said;
      if ("true".equals(System.getenv("CI"))) {
        fail(missing);
      }
      Assumptions.abort(missing);
    }
    return new TinyDisk(folder);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] said = process.getInputStream().readAllBytes();
    process.waitFor();
    return new String(said, StandardCharsets.UTF_8);
  }

  Path folder() {
    return folder;
  }

  /** Takes all space that is left. */
  void fill() throws IOException {
    byte[] block = new byte[BLOCK];
    boolean room = true;
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (room) {
        room = writes(out, block);
      }
    }
  }

  private boolean writes(OutputStream out, byte[] block) throws IOException {
    try {
      out.write(block);
      return true;
    } catch (IOException full) {
      if (folder.toFile().getUsableSpace() > 0) {
        throw full;
      }
      return false;
    }
  }

  /** Gives the space back. */
  void empty() throws IOException {
    Files.delete(filler);
  }

  /** Nobody may use it any more. */
  @Override
  public void close() throws IOException {
    try {
      String said = run("umount", folder.toString());
      if (!said.isEmpty()) {
        run("umount", "-l", folder.toString());
        throw new IOException(said);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while unmounting " + folder, stopped);
    }
  }
}
