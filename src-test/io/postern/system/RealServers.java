package io.postern.system;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Programs of the operating system that some tests run against. */
public final class RealServers {
  private static final Logger LOG = LoggerFactory.getLogger(RealServers.class);
  private static final int LOWEST_PORT = 12_000;
  private static final int FIRST_CLIENT_PORT = 32_000;

  /** Virtual machines that run tests at the same time choose in ranges of their own. */
  private static final int RANGES = 4;

  private static final int PORTS = (FIRST_CLIENT_PORT - LOWEST_PORT) / RANGES;
  private static final int FIRST =
      LOWEST_PORT + PORTS * (Integer.getInteger("surefire.fork", 0) % RANGES);
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));
  private static final List<String> SYSTEM_FOLDERS =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");

  private RealServers() {}

  /** Where a program is; daemons are often outside a person's PATH. */
  public static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), SYSTEM_FOLDERS.stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Skips the test when a program is missing; where the environment says {@code CI=true} the test
   * fails instead, so that nobody takes a skipped promise for a kept one.
   *
   * @param debianPackage which package has the program
   */
  public static void require(String program, String debianPackage) {
    if (find(program).isPresent()) {
      return;
    }
    missing(program + " is missing; Debian has it in the package " + debianPackage);
  }

  /**
   * Skips the test, or fails it where the environment says {@code CI=true}.
   *
   * @param missing what is missing, as a sentence
   */
  static void missing(String missing) {
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    Assumptions.abort(missing);
  }

  /**
   * A port of the loopback interface that was free a moment ago, and that nobody else was given
   * lately. Not one of those that Linux gives to clients: a server that is killed and started again
   * must find its port as it left it.
   */
  public static int freePort() {
    for (int tries = 0; tries < 200; tries++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        LOG.debug("port {} is taken: {}", port, taken.getMessage());
      }
    }
    throw new IllegalStateException("no free port");
  }
}
