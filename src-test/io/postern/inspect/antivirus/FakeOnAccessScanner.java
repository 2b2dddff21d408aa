package io.postern.inspect.antivirus;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks through a folder again and again and does to files what the test wants. */
public final class FakeOnAccessScanner implements AutoCloseable {
  private final Path folder;
  private final Treatment treatment;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What it does to a file. */
  @FunctionalInterface
  public interface Treatment {
    void treat(Path file) throws IOException;
  }

  /**
   * @param folder that it watches
   * @param treatment of every file that it sees there, again and again
   */
  public FakeOnAccessScanner(Path folder, Treatment treatment) {
    this.folder = folder;
    this.treatment = treatment;
    Thread thread = new Thread(this::watch, "fake-on-access-scanner");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!closing.await(5, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        treatment.treat(file);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException gone) {
      // files come and go under any scanner
      return;
    }
  }

  /** Removes what is or begins with the EICAR test file. */
  static void removeTestFile(Path file) throws IOException {
    if (Files.size(file) == 68
        && java.util.Arrays.equals(Files.readAllBytes(file), Decoy.octets())) {
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
