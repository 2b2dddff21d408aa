package io.postern.disk;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text file for a person who looks for a fault: only the gateway's own user may read it, each
 * line is there at once, with its local time, as in {@code 2026-11-20 14:03:12.345 220 hello}. A
 * full file becomes {@code NAME.1}, in place of an older one, so that never more than twice the
 * size is taken. What cannot be written ends the file with one warning, and nothing else.
 *
 * <p>For any number of threads.
 */
public final class TraceFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceFile.class);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS ", Locale.ROOT);

  private final Path file;
  private final Clock clock;
  private final long maxSize;

  /** Null when the trace has ended. A stream and no channel, which an interrupt would close. */
  private OutputStream out;

  private long size;

  /**
   * Goes on at the end of the file, or makes it, with the folders above it.
   *
   * @param clock its zone is that of the moments written
   * @param maxSize octets, which only a line that is longer exceeds
   * @throws IOException when it cannot be opened
   */
  public TraceFile(Path file, Clock clock, long maxSize) throws IOException {
    this.file = file;
    this.clock = clock;
    this.maxSize = maxSize;
    PrivateFiles.createFolder(file.toAbsolutePath().getParent());
    open();
  }

  private void open() throws IOException {
    PrivateFiles.create(file);
    size = Files.size(file);
    out = new FileOutputStream(file.toFile(), true);
  }

  /** Whether lines are still written. */
  public synchronized boolean isWorking() {
    return out != null;
  }

  /**
   * Writes a line; nothing, when the file has ended.
   *
   * @param line without its end, and harmless
   */
  public synchronized void line(String line) {
    if (out == null) {
      return;
    }
    String text = MOMENT.format(clock.instant().atZone(clock.getZone())) + line + "\n";
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

  /** Ends it; the file stays. */
  @Override
  public synchronized void close() {
    if (out == null) {
      return;
    }
    try (OutputStream ending = out) {
      out = null;
    } catch (IOException failed) {
      LOG.warn("{} could not be closed: {}", file, failed.toString());
    }
  }
}
