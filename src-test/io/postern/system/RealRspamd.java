package io.postern.system;

import io.postern.wire.Secret;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rspamd in a folder of its own, on loopback: its packaged rules, without a name server that could
 * be asked. It takes some ten seconds to start.
 */
final class RealRspamd implements AutoCloseable {
  private static final String SETTINGS =
      """
      .include "/etc/rspamd/common.conf"
      options {
        pidfile = "%1$s/rspamd.pid";
        .include "/etc/rspamd/options.inc"
        dns { nameserver = ["127.0.0.1:%4$d"]; timeout = 0.05s; retransmits = 1; }
        control_socket = "%1$s/control.sock mode=0600";
        tempdir = "%1$s";
        disable_hyperscan = true;
      }
      logging { type = "console"; level = "warning"; }
      worker "normal" { bind_socket = "127.0.0.1:%2$d"; count = 1; }
      worker "controller" {
        bind_socket = "127.0.0.1:%3$d"; count = 1; password = "%5$s"; secure_ip = [];
      }
      """;

  private final int port = RealServers.freePort();
  private final int controllerPort = RealServers.freePort();
  private final Secret password = new Secret("open sesame");
  private final QuietServer server;

  RealRspamd() throws IOException {
    ServerUser user = ServerUser.current();
    Path folder = user.folder(Files.createTempDirectory("rspamd"));
    Path settings = folder.resolve("rspamd.conf");
    Files.writeString(
        settings,
        SETTINGS.formatted(
            folder, port, controllerPort, RealServers.freePort(), password.reveal()));
    List<String> command =
        new ArrayList<>(List.of(RealServers.find("rspamd").orElseThrow().toString(), "-f", "-i"));
    command.addAll(List.of("-c", settings.toString(), "--var=DBDIR=" + folder));
    command.addAll(List.of("--var=RUNDIR=" + folder, "--var=LOGDIR=" + folder));
    server = new QuietServer(user.command(command), folder);
    server.awaitReady(() -> answers(port) && answers(controllerPort));
  }

  /** Skips the test when it cannot be started here. */
  static void require() {
    RealServers.require("rspamd", "rspamd");
  }

  private static boolean answers(int port) {
    try {
      URI ping = URI.create("http://127.0.0.1:" + port + "/ping");
      HttpURLConnection connection = (HttpURLConnection) ping.toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      // that is the answer
      return false;
    }
  }

  URI check() {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI controller() {
    return URI.create("http://127.0.0.1:" + controllerPort);
  }

  Secret password() {
    return password;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
