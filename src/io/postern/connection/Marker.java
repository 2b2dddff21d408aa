package io.postern.connection;

import io.postern.disk.DurableFiles;
import io.postern.disk.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is there while the connection is up, so that the next process knows of it. */
final class Marker {
  private static final Logger LOG = LoggerFactory.getLogger(Marker.class);

  private final Path file;

  Marker(Path file) {
    this.file = file;
  }

  boolean isSet() {
    return Files.exists(file);
  }

  /**
   * Durable when this returns.
   *
   * @throws ConnectionFailedException when it cannot be written
   */
  void set(Instant now) throws ConnectionFailedException {
    try {
      PrivateFiles.createFolder(file.toAbsolutePath().getParent());
      DurableFiles.replace(file, (now + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException full) {
      throw new ConnectionFailedException("it cannot be noted that it is up: " + full);
    }
  }

  /** Should this fail, the next start takes the connection down once more. */
  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      LOG.warn("{} cannot be removed: {}", file, failed.toString());
    }
  }
}
