package io.postern.store;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java process of its own, which says what it did in lines that begin with "SAID " and which is
 * killed without a chance to clean up.
 */
public final class DoomedProcess implements AutoCloseable {
  private static final String SAID = "SAID ";
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Queue<String> otherLines = new ConcurrentLinkedQueue<>();
  private final Thread listener = new Thread(this::listen, "listener");

  private DoomedProcess(Process process) {
    this.process = process;
    listener.start();
  }

  /** Starts the main method of a class on this process's class path. */
  public static DoomedProcess start(Class<?> main, Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            classPath(main),
            main.getName(),
            folder.toString());
    return new DoomedProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Whoever runs the tests may have loaded them by a loader of its own. */
  private static String classPath(Class<?> main) {
    Stream<String> ofLoader =
        main.getClassLoader() instanceof URLClassLoader loader
            ? Arrays.stream(loader.getURLs())
                .map(url -> Path.of(URI.create(url.toString())).toString())
            : Stream.empty();
    return Stream.concat(ofLoader, Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** To be called by the process itself. */
  public static void say(String what) {
    System.out.println(SAID + what);
  }

  private void listen() {
    process
        .inputReader()
        .lines()
        .forEach(
            line -> {
              if (line.startsWith(SAID)) {
                said.add(line.substring(SAID.length()));
              } else {
                otherLines.add(line);
              }
            });
  }

  /** Waits until the process says something. */
  public String nextSaid() throws InterruptedException {
    String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("the process said nothing of interest, but: " + otherLines);
    }
    return line;
  }

  /**
   * Lets it run on for so long from its first words on, kills it, and tells all that it had said.
   */
  public List<String> killAfter(long millis) throws InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(nextSaid());
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the process ended by itself: " + otherLines);
    }
    kill();
    said.drainTo(all);
    return all;
  }

  /** Kills it at once; returns when it is gone and its last words are heard. */
  public void kill() throws InterruptedException {
    // the process object would throw away what is still to be read
    process.toHandle().destroyForcibly();
    process.waitFor();
    listener.join();
  }

  /** How often such tests kill: {@code -Dpostern.kills=50} for a long run. */
  public static int kills(int usually) {
    return Integer.getInteger("postern.kills", usually);
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }
}
