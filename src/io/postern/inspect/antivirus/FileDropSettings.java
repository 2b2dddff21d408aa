package io.postern.inspect.antivirus;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How mail is put before an on-access scanner (F113).
 *
 * @param name what journal, log and rules call it, for example {@code file-drop}
 * @param folder a folder that the scanner watches and nobody else uses
 * @param waits how long the scanner has to find something
 * @param patience how long writing and how long opening the files may take, for a scanner may hold
 *     both up
 * @param attachments whether each attachment is put there, too, for scanners that do not take mail
 *     apart
 * @param maxFiles of one mail
 * @param maxSize octets of the largest mail
 * @param decoyEvery how often a file that every scanner must find (the EICAR test file) goes with a
 *     mail, to see that the scanner is awake; zero for never
 */
public record FileDropSettings(
    String name,
    Path folder,
    Duration waits,
    Duration patience,
    boolean attachments,
    int maxFiles,
    long maxSize,
    Duration decoyEvery) {

  /**
   * @throws IllegalArgumentException naming what is out of its range
   */
  public FileDropSettings {
    check("wait", waits, !waits.isNegative());
    check("patience", patience, !patience.isNegative() && !patience.isZero());
    check("time between decoys", decoyEvery, !decoyEvery.isNegative());
    check("number of files", maxFiles, maxFiles > 0);
    check("largest mail", maxSize, maxSize > 0);
  }

  private static void check(String what, Object value, boolean good) {
    if (!good) {
      throw new IllegalArgumentException(
          "the " + what + " of a file drop is " + value + ", but should be above zero");
    }
  }

  /** Mail and attachments, two seconds for the scanner, a decoy every hour. */
  public static FileDropSettings of(String name, Path folder) {
    return new FileDropSettings(
        name,
        folder,
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        true,
        200,
        100L * 1024 * 1024,
        Duration.ofHours(1));
  }
}
