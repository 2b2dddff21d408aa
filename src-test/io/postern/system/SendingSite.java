package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down what the administrator of a site writes that only sends: who may send, by which
 * smarthosts it leaves, and where notices go.
 */
final class SendingSite {
  /** For gateways that are started often and live short. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx160m");

  private final int internalPort;
  private final int acceptPort = RealServers.freePort();
  private final List<String> accepting = new ArrayList<>();
  private final List<String> relaying = new ArrayList<>();
  private final List<String> smarthosts = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private Path dataFolder;

  /**
   * @param internalPort of the internal server, on the loopback interface
   */
  SendingSite(int internalPort) {
    this.internalPort = internalPort;
    accept("port: " + acceptPort);
  }

  /** Where it takes mail. */
  int acceptPort() {
    return acceptPort;
  }

  /** Adds a line below {@code postern.accept}. */
  SendingSite accept(String line) {
    accepting.add("    " + line);
    return this;
  }

  /** Adds a line below {@code postern.relay}. */
  SendingSite relay(String line) {
    relaying.add("    " + line);
    return this;
  }

  /**
   * Adds a smarthost on the loopback interface, unprotected unless its settings say otherwise.
   *
   * @param settings more of its settings, for example {@code domains: [branch.example]}
   */
  SendingSite smarthost(String name, int port, String... settings) {
    List<String> all = new ArrayList<>();
    all.add("name: " + name);
    all.add("host: 127.0.0.1");
    all.add("port: " + port);
    all.addAll(List.of(settings));
    if (all.stream().noneMatch(setting -> setting.startsWith("security:"))) {
      all.add("security: none");
    }
    smarthosts.add("      - {" + String.join(", ", all) + "}");
    return this;
  }

  /** Adds a line below {@code postern}, for example {@code archive: {folder: sent}}. */
  SendingSite also(String line) {
    others.add("  " + line);
    return this;
  }

  /** Keeps its data there instead of in its home. */
  SendingSite dataFolder(Path folder) {
    dataFolder = folder;
    return this;
  }

  private String yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("postern:");
    lines.add("  postmaster: " + SiteSettings.POSTMASTER);
    if (dataFolder != null) {
      lines.add("  data-dir: " + dataFolder);
    }
    lines.add("  deliver:");
    lines.add(
        "    server: {host: 127.0.0.1, port: " + internalPort + ", helo: gateway.company.example}");
    lines.add("  accept:");
    lines.addAll(accepting);
    lines.add("  relay:");
    lines.addAll(relaying);
    lines.add("    smarthosts:");
    lines.addAll(smarthosts);
    lines.addAll(others);
    return String.join("\n", lines) + "\n";
  }

  /**
   * A gateway with these settings, not started yet, that starts quickly.
   *
   * @param home an empty folder
   */
  GatewayProcess gateway(Path home) throws IOException {
    GatewayProcess gateway = new GatewayProcess(home).configuration(yaml());
    gateway.jvm(QUICK_START.toArray(String[]::new));
    // what a killed process leaves there goes with the home
    return gateway.jvm("-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")));
  }
}
