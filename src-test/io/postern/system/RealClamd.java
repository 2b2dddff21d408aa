package io.postern.system;

import static org.awaitility.Awaitility.await;

import io.postern.inspect.scanner.ScannerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's clamd on a free port of the loopback interface and on a Unix domain socket, with one
 * signature that we wrote ourselves: the EICAR test file, anywhere in a file.
 */
public final class RealClamd implements AutoCloseable {
  private final int port = RealServers.freePort();
  private final Path folder;
  private final List<String> command;
  private Process process;

  /**
   * Starts it with small limits and waits until it is ready: streams of 4 MB, files of 2 MB,
   * archives in archives 6 deep.
   *
   * @throws IOException when it cannot be started; the message has what it said
   */
  public RealClamd() throws IOException {
    ServerUser user = ServerUser.current();
    folder = user.folder(Files.createTempDirectory("clamd"));
    Path signatures = user.folder(folder.resolve("db"));
    user.folder(folder.resolve("tmp"));
    Files.writeString(
        signatures.resolve("test.ndb"),
        "Postern.Test.Eicar:0:*:" + HexFormat.of().formatHex(testVirus()) + "\n");
    Path settings = folder.resolve("clamd.conf");
    Files.writeString(settings, settings());
    Path program = RealServers.find("clamd").orElseThrow(() -> new IOException("clamd is missing"));
    command = user.command(List.of(program.toString(), "--config-file=" + settings));
    comeUp();
  }

  /** Starts it again after {@link #goDown}, at the same addresses, and waits until it is ready. */
  public void comeUp() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output.log").toFile());
    process = builder.start();
    awaitReady();
  }

  /** Skips the test when it cannot be started here. */
  public static void require() {
    RealServers.require("clamd", "clamav-daemon");
  }

  /** What every scanner finds: the EICAR test file, put together here so that none finds us. */
  public static byte[] testVirus() {
    return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String settings() {
    return """
        TCPSocket %d
        TCPAddr 127.0.0.1
        LocalSocket %s
        LocalSocketMode 666
        DatabaseDirectory %s
        OfficialDatabaseOnly no
        TemporaryDirectory %s
        Foreground yes
        StreamMaxLength 4M
        MaxFileSize 2M
        MaxScanSize 20M
        MaxRecursion 6
        AlertExceedsMax yes
        """
        .formatted(port, socket(), folder.resolve("db"), folder.resolve("tmp"));
  }

  private void awaitReady() throws IOException {
    try {
      await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(50))
          .failFast("clamd has ended", () -> !process.isAlive())
          .until(() -> answers() && Files.exists(socket()));
    } catch (RuntimeException notReady) {
      String said = Files.readString(folder.resolve("output.log"), StandardCharsets.ISO_8859_1);
      close();
      throw new IOException("clamd did not get ready; it said: " + said, notReady);
    }
  }

  private boolean answers() {
    try (Socket talk = new Socket(InetAddress.getLoopbackAddress(), port)) {
      talk.setSoTimeout(10_000);
      talk.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
      return talk.getInputStream().read() == 'P';
    } catch (IOException notYet) {
      // that is the answer
      return false;
    }
  }

  /** Its TCP port. */
  public ScannerAddress tcp() {
    return new ScannerAddress.Tcp("127.0.0.1", port);
  }

  /** Its Unix domain socket. */
  public ScannerAddress unix() {
    return new ScannerAddress.UnixSocket(socket());
  }

  private Path socket() {
    return folder.resolve("clamd.sock");
  }

  /** Ends it; nobody answers at its addresses until {@link #comeUp}. */
  public void goDown() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it and removes its folder. */
  @Override
  public void close() throws IOException {
    goDown();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
