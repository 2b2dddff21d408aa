package io.postern.deliver;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a trace into a file that only the gateway's own user may read, each line at once with its
 * local time: {@code 2026-11-20 14:03:12.345 [17] >> MAIL FROM:<a@b.example>}. A full file becomes
 * {@code NAME.1}, in place of an older one. What cannot be written ends the trace with one warning,
 * and never a delivery.
 */
public final class TraceFile implements Trace, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceFile.class);
  private static final long MAX_SIZE = 20L * 1024 * 1024;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final Path file;
  private final Clock clock;
  private final long maxSize;

  /** Null when the trace has ended. A stream and no channel, which an interrupt would close. */
  private OutputStream out;

  private long size;

  /**
   * Goes on at the end of the file, or makes it, with the folders above it.
   *
   * @throws IOException when it cannot be opened
   */
  public TraceFile(Path file, Clock clock) throws IOException {
    this(file, clock, MAX_SIZE);
  }

  TraceFile(Path file, Clock clock, long maxSize) throws IOException {
    this.file = file;
    this.clock = clock;
    this.maxSize = maxSize;
    Files.createDirectories(file.toAbsolutePath().getParent(), only("rwx------"));
    open();
  }

  private void open() throws IOException {
    try {
      Files.createFile(file, only("rw-------"));
    } catch (FileAlreadyExistsException present) {
      if (!Files.isRegularFile(file)) {
        throw present;
      }
    }
    size = Files.size(file);
    out = new FileOutputStream(file.toFile(), true);
  }

  /** Other systems than POSIX ones have their own rules, which a folder hands down. */
  private FileAttribute<?>[] only(String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Whether lines are still written. */
  public synchronized boolean isWorking() {
    return out != null;
  }

  @Override
  public synchronized void line(String server, long connection, boolean sent, String line) {
    if (out == null) {
      return;
    }
    String direction = sent ? "] >> " : "] << ";
    String text = MOMENT.format(clock.instant()) + " [" + connection + direction + line + "\n";
    try {
      append(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      LOG.warn("{} could not be written, this trace is off now: {}", file, failed.toString());
      close();
    }
  }

  private void append(byte[] line) throws IOException {
    if (size > 0 && size + line.length > maxSize) {
      out.close();
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
      open();
    }
    out.write(line);
    size += line.length;
  }

  /** Ends the trace; the file stays. */
  @Override
  public synchronized void close() {
    if (out == null) {
      return;
    }
    try (OutputStream ending = out) {
      out = null;
    } catch (IOException failed) {
      LOG.debug("{}: {}", file, failed.toString());
    }
  }
}
