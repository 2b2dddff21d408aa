package io.postern.accept;

import io.postern.disk.TraceFile;
import io.postern.mail.OneLine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the listener's dialogues into a file while somebody wants to see them (as F126 and F127 do
 * for the other directions): no passwords, no content, and never more than twice the size limit on
 * disk. Off until it is switched on; then it follows the connections that begin from there on, for
 * of others it cannot know whether their next line is a password.
 *
 * <p>For any number of threads. A disk that cannot be written to switches it off and harms nobody.
 */
public final class AcceptTrace implements Closeable {
  private static final long MAX_SIZE = 10L * 1024 * 1024;
  private static final int MAX_LINE = 1_000;
  private static final int MAX_CONNECTIONS = 10_000;

  private final Path file;
  private final long maxSize;
  private final Clock clock;
  private final Map<Long, TraceMask> connections = new LinkedHashMap<>(16, 0.75f, true);
  private volatile boolean on;
  private TraceFile out;

  /**
   * @param file what is written; a full one is kept as {@code NAME.1}
   */
  public AcceptTrace(Path file, Clock clock) {
    this(file, MAX_SIZE, clock);
  }

  AcceptTrace(Path file, long maxSize, Clock clock) {
    this.file = file;
    this.maxSize = maxSize;
    this.clock = clock;
  }

  /** Whether lines are written; the one question that costs something while they are not. */
  public boolean isOn() {
    return on;
  }

  /** What is written. */
  public Path file() {
    return file;
  }

  /**
   * Switches it on; adds to a file that is there.
   *
   * @throws IOException when the file cannot be opened
   */
  public synchronized void start() throws IOException {
    if (!on) {
      out = new TraceFile(file, clock, maxSize);
      on = true;
    }
  }

  /** Switches it off and forgets all connections. */
  public synchronized void stop() {
    on = false;
    connections.clear();
    if (out != null) {
      out.close();
      out = null;
    }
  }

  /**
   * Writes one line of a dialogue; to be called for the greeting first, in the order in which the
   * lines are said. Does nothing while it is off.
   *
   * @param connection any number that tells connections apart
   * @param fromClient whose line it is
   * @param line without its end
   */
  public void line(long connection, boolean fromClient, String line) {
    if (on) {
      write(connection, fromClient, line);
    }
  }

  private synchronized void write(long connection, boolean fromClient, String line) {
    TraceMask mask = connections.get(connection);
    if (mask == null) {
      if (fromClient || !line.startsWith("220")) {
        return;
      }
      mask = new TraceMask();
      connections.put(connection, mask);
      forgetEldest();
    }
    String shown = fromClient ? mask.client(line) : mask.server(line);
    if (out != null && shown != null) {
      out.line("#" + connection + (fromClient ? " C: " : " S: ") + clean(shown));
      if (!out.isWorking()) {
        stop();
      }
    }
  }

  private void forgetEldest() {
    if (connections.size() > MAX_CONNECTIONS) {
      connections.remove(connections.keySet().iterator().next());
    }
  }

  /** The connection is over. */
  public void end(long connection) {
    if (on) {
      synchronized (this) {
        connections.remove(connection);
      }
    }
  }

  private static String clean(String line) {
    StringBuilder clean = new StringBuilder(Math.min(line.length(), MAX_LINE) + 3);
    for (int i = 0; i < line.length() && i < MAX_LINE; ) {
      int c = line.codePointAt(i);
      i += Character.charCount(c);
      clean.appendCodePoint(OneLine.isHarmless(c) ? c : '?');
    }
    return clean.append(line.length() > MAX_LINE ? "..." : "").toString();
  }

  @Override
  public void close() {
    stop();
  }
}
