package io.postern.system;

import io.postern.inspect.scanner.ScannerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * SpamAssassin's spamd in a folder of its own, on loopback, without any test that asks the network;
 * each user has a database of his own.
 */
final class RealSpamd implements AutoCloseable {
  private static final String SETTINGS =
      """
      required_score 5.0
      use_bayes 1
      bayes_auto_learn 0
      bayes_learn_to_journal 0
      bayes_min_ham_num 5
      bayes_min_spam_num 5
      lock_method flock
      skip_rbl_checks 1
      skip_uribl_checks 1
      dns_available no
      header PT_HANDED_OVER X-Spam-Relays-External =~ /^\\[ ip=198\\.51\\.100\\.9 rdns=\\S* helo=mx\\.sender\\.example /
      score PT_HANDED_OVER 0.2
      header PT_ENVELOPE EnvelopeFrom =~ /^bounce\\@sender\\.example/
      score PT_ENVELOPE 0.1
      body PT_TWO /\\bPT_TWO_THOUSAND\\b/
      score PT_TWO 2000
      body PT_FOUR /\\bPT_FOUR_THOUSAND\\b/
      score PT_FOUR 4000
      """;

  private final int port = RealServers.freePort();
  private final QuietServer server;

  /** Starts it and waits until it answers; compiling its rules takes some seconds. */
  RealSpamd() throws IOException {
    ServerUser user = ServerUser.current();
    Path folder = user.folder(Files.createTempDirectory("spamd"));
    Path etc = user.folder(folder.resolve("etc"));
    user.folder(folder.resolve("users"));
    user.folder(folder.resolve("state"));
    copyPlugins(etc);
    Files.writeString(etc.resolve("local.cf"), SETTINGS);
    server = new QuietServer(user.command(command(user, folder)), folder);
    server.awaitReady(this::answers);
  }

  /** Skips the test when it cannot be started here. */
  static void require() {
    RealServers.require("spamd", "spamd");
  }

  private List<String> command(ServerUser user, Path folder) {
    List<String> command =
        new ArrayList<>(
            List.of(
                RealServers.find("spamd").orElseThrow().toString(),
                "-u",
                user.name(),
                "-i",
                "127.0.0.1",
                "-p",
                "" + port,
                "-A",
                "127.0.0.1",
                "-L",
                "--allow-tell",
                "-x"));
    command.addAll(
        List.of(
            "--virtual-config-dir=" + folder + "/users/%u",
            "--min-children=1",
            "--max-children=2",
            "--configpath=/usr/share/spamassassin",
            "--siteconfigpath=" + folder + "/etc",
            "--helper-home-dir=" + folder + "/state",
            "--pidfile=" + folder + "/spamd.pid",
            "--syslog=stderr"));
    return command;
  }

  /** Which plugins are loaded stands in files of the package. */
  private static void copyPlugins(Path etc) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("/etc/spamassassin"), "*.pre")) {
      for (Path file : files) {
        Files.copy(file, etc.resolve(file.getFileName()));
      }
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write("PING SPAMC/1.5\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(18);
      return new String(answer, StandardCharsets.US_ASCII).contains("PONG");
    } catch (IOException notYet) {
      // that is the answer
      return false;
    }
  }

  ScannerAddress address() {
    return new ScannerAddress.Tcp("127.0.0.1", port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
