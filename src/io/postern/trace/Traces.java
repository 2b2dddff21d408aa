package io.postern.trace;

import io.postern.mail.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Switches the traces of dialogues with servers on and off while the gateway runs, by the server's
 * name; each is a file NAME.txt (F127). At the start all are off.
 */
public final class Traces implements AutoCloseable {
  private static final int MAX_NAME = 128;

  private final Path folder;
  private final Clock clock;
  private volatile Map<String, WrittenTrace> files = Map.of();

  /**
   * @param folder for the files; made when the first trace is switched on
   */
  public Traces(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Writes down what is said to a server, and by it, from now on, also over connections that are
   * open already. A trace that is on stays on.
   *
   * @param server its name in the settings; whether there is one of that name is not checked. A
   *     colon in it becomes a hyphen in the file's name
   * @return the file
   * @throws IOException when it cannot be opened
   * @throws IllegalArgumentException when the name cannot name a file, or another trace that is on
   *     has that file
   */
  public synchronized Path on(String server) throws IOException {
    Path path = folder.resolve(fileName(server));
    WrittenTrace present = files.get(server);
    if (present == null || !present.isWorking()) {
      checkFree(server);
      Map<String, WrittenTrace> changed = new TreeMap<>(files);
      changed.put(server, new WrittenTrace(path, clock));
      files = changed;
    }
    return path;
  }

  private void checkFree(String server) {
    for (String other : active()) {
      if (!other.equals(server) && fileName(other).equals(fileName(server))) {
        throw new IllegalArgumentException(
            "the trace " + other + " is on and has the same file; switch that off before");
      }
    }
  }

  private static String fileName(String server) {
    boolean harmless =
        !server.isEmpty()
            && server.length() <= MAX_NAME
            && server.charAt(0) != '.'
            && server.chars().allMatch(Traces::isHarmless);
    if (!harmless) {
      throw new IllegalArgumentException(
          "no trace of \""
              + OneLine.of(server)
              + "\": expected the name of a server, of letters, digits, dots and hyphens");
    }
    return server.replace(':', '-') + ".txt";
  }

  private static boolean isHarmless(int c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == ':';
  }

  /** Where a trace is written, on or off. */
  public Path file(String server) {
    return folder.resolve(fileName(server));
  }

  /** Ends a trace; one that is off stays off. The file stays. */
  public synchronized void off(String server) {
    Map<String, WrittenTrace> changed = new TreeMap<>(files);
    WrittenTrace ended = changed.remove(server);
    files = changed;
    if (ended != null) {
      ended.close();
    }
  }

  /** The names of the servers whose trace is on and could be written so far, sorted. */
  public SortedSet<String> active() {
    SortedSet<String> names = new TreeSet<>();
    files.forEach(
        (name, file) -> {
          if (file.isWorking()) {
            names.add(name);
          }
        });
    return names;
  }

  /** Gives the trace of a server, or null while it is off. */
  public Supplier<Trace> of(String server) {
    return () -> files.get(server);
  }

  /** Ends all traces. */
  @Override
  public synchronized void close() {
    files.values().forEach(WrittenTrace::close);
    files = Map.of();
  }
}
