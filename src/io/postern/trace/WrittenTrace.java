package io.postern.trace;

import io.postern.disk.TraceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/**
 * Writes a trace into a {@link TraceFile}, each line with the connection and its direction: {@code
 * 2026-11-20 14:03:12.345 [17] >> MAIL FROM:<a@b.example>}. What cannot be written ends the trace,
 * and never a delivery.
 */
final class WrittenTrace implements Trace, AutoCloseable {
  private static final long MAX_SIZE = 20L * 1024 * 1024;

  private final TraceFile file;

  /**
   * Goes on at the end of the file, or makes it, with the folders above it.
   *
   * @throws IOException when it cannot be opened
   */
  WrittenTrace(Path file, Clock clock) throws IOException {
    this.file = new TraceFile(file, clock.withZone(ZoneId.systemDefault()), MAX_SIZE);
  }

  /** Whether lines are still written. */
  boolean isWorking() {
    return file.isWorking();
  }

  @Override
  public void line(String server, long connection, boolean sent, String line) {
    file.line("[" + connection + (sent ? "] >> " : "] << ") + line);
  }

  /** Ends the trace; the file stays. */
  @Override
  public void close() {
    file.close();
  }
}
