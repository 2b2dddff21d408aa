package io.postern.system;

import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes down what the administrator of a small company would write: accounts at providers, who
 * gets their mail, and the internal server. Passwords go through the environment.
 */
final class SiteSettings {
  static final String DOMAIN = "@company.example";
  static final String POSTMASTER = "postmaster" + DOMAIN;

  /** For gateways that are started often and live short. */
  private static final String[] QUICK_START = {
    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx160m"
  };

  private final int smtpPort;
  private final List<String> server = new ArrayList<>();
  private final List<String> fetching = new ArrayList<>();
  private final List<String> accounts = new ArrayList<>();
  private final List<String> recipients = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final Map<String, Secret> passwords = new LinkedHashMap<>();

  /**
   * @param smtpPort of the internal server, on the loopback interface
   */
  SiteSettings(int smtpPort) {
    this.smtpPort = smtpPort;
  }

  /** Adds a key of the internal server, for example {@code idle-timeout: 1s}. */
  SiteSettings server(String entry) {
    server.add(", " + entry);
    return this;
  }

  /** Adds a line below {@code postern.fetch}. */
  SiteSettings fetch(String line) {
    fetching.add("    " + line);
    return this;
  }

  /**
   * Adds an account whose user name is its name; in the clear unless a line says otherwise.
   *
   * @param lines more of its settings, for example {@code every: 1s}
   */
  SiteSettings account(String name, int port, Secret password, String... lines) {
    accounts.add("    " + name + ":");
    accounts.add("      host: 127.0.0.1");
    accounts.add("      port: " + port);
    if (Arrays.stream(lines).noneMatch(line -> line.startsWith("security:"))) {
      accounts.add("      security: none");
    }
    accounts.add("      username: " + name);
    accounts.add("      password: \"{{env:" + variable(name) + "}}\"");
    for (String line : lines) {
      accounts.add("      " + line);
    }
    passwords.put(name, password);
    return this;
  }

  /** Adds an account at Dovecot whose only recipient is the mailbox of the same name. */
  SiteSettings mailbox(Dovecot dovecot, String name, String... lines) {
    return mailbox(name, dovecot.port(), dovecot.password(name), lines);
  }

  /** Adds an account whose only recipient is the mailbox of the same name. */
  SiteSettings mailbox(String name, int port, Secret password, String... lines) {
    account(name, port, password, lines);
    return recipient("address: " + addressOf(name), "accounts: [" + name + "]", "all-mail: true");
  }

  /** Adds a recipient. */
  SiteSettings recipient(String... lines) {
    recipients.add("    - " + lines[0]);
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      recipients.add("      " + line);
    }
    return this;
  }

  /** Adds lines below {@code postern}, for example {@code archive: {folder: sent}}. */
  SiteSettings also(String... lines) {
    for (String line : lines) {
      others.add("  " + line);
    }
    return this;
  }

  /** The internal mailbox that is called like an account. */
  static String addressOf(String name) {
    return name + DOMAIN;
  }

  private static String variable(String account) {
    return "PASSWORD_OF_" + account.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The settings as YAML. */
  String yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("postern:");
    lines.add("  postmaster: " + POSTMASTER);
    lines.add("  deliver:");
    lines.add(
        "    server: {host: 127.0.0.1, port: "
            + smtpPort
            + ", helo: gateway.company.example"
            + String.join("", server)
            + "}");
    if (!fetching.isEmpty()) {
      lines.add("  fetch:");
      lines.addAll(fetching);
    }
    lines.add("  accounts:");
    lines.addAll(accounts);
    lines.add("  recipients:");
    lines.addAll(recipients);
    lines.addAll(others);
    return String.join("\n", lines) + "\n";
  }

  /**
   * A gateway with these settings, not started yet, that starts quickly.
   *
   * @param home an empty folder
   */
  GatewayProcess gateway(Path home) throws IOException {
    GatewayProcess gateway = new GatewayProcess(home).configuration(yaml()).jvm(QUICK_START);
    // what a killed process leaves there goes with the home
    gateway.jvm("-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")));
    passwords.forEach((name, secret) -> gateway.environment(variable(name), secret.reveal()));
    return gateway;
  }
}
