package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.DurationText;
import io.postern.account.text.HostText;
import io.postern.account.text.PinText;
import io.postern.account.text.SecurityText;
import io.postern.account.text.WholeNumber;
import io.postern.wire.Fingerprint;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.stream.Stream;

/** The keys of a mail server that mail is handed to: the internal one, or a smarthost. */
final class ServerKeys {
  private static final DurationText TIMEOUT = new DurationText(Keys.SHORTEST, Keys.HOUR);

  /** What is preset; ports by the kind of security. */
  private record Presets(
      String security, int none, int starttls, int tls, String ports, String connections) {}

  private static final Presets INTERNAL =
      new Presets("none", 25, 25, 465, "465 with tls, else 25", "8");
  private static final Presets SMARTHOST =
      new Presets("starttls", 25, 587, 465, "587 with starttls, 465 with tls, else 25", "20");

  private final Presets presets;
  final Key<String> host;
  final Key<Security> security;
  final Key<Integer> port;
  final Key<Fingerprint> pin;
  final Key<String> username;
  final Key<Secret> password;
  final Key<Integer> maxConnections;
  final Key<Duration> connectTimeout;
  final Key<Duration> readTimeout;
  final Key<Duration> idleTimeout;
  final Key<Duration> finalDotTimeout;

  private ServerKeys(String at, Presets presets, Key<String> host, Surroundings surroundings) {
    this.presets = presets;
    this.host = host;
    security = security(at, presets);
    port = optional(at + "port", WholeNumber.port(), presets.ports(), "25", "Its port.");
    pin = pin(at);
    username =
        optional(at + "username", Keys.line("a user name"), "no login", "postern", "Login there.");
    password = password(at, surroundings);
    maxConnections =
        preset(
            at + "max-connections",
            Keys.number(1, 256),
            presets.connections(),
            "4",
            "Connections at once, at the most.");
    connectTimeout =
        timeout(at + "connect-timeout", "30s", "10s", "Longest wait for a connection.");
    readTimeout = timeout(at + "read-timeout", "5m", "2m", "Longest wait for each answer.");
    idleTimeout =
        timeout(at + "idle-timeout", "30s", "1m", "How long an unused connection is kept.");
    String finalDot = "Longest wait for the answer to a mail's content.";
    finalDotTimeout = timeout(at + "final-dot-timeout", "10m", "15m", finalDot);
  }

  private static Key<Security> security(String at, Presets presets) {
    return preset(
        at + "security",
        new SecurityText(),
        presets.security(),
        "tls",
        "Protection of the connection: none, STARTTLS, or TLS from the start.");
  }

  private static Key<Fingerprint> pin(String at) {
    return optional(
        at + "pin",
        new PinText(),
        "the platform's trust and the host name decide",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "SHA-256 fingerprint of the only certificate to accept.");
  }

  private static Key<Secret> password(String at, Surroundings surroundings) {
    return optional(
        at + "password",
        surroundings.secrets(),
        "no login",
        "\"{{file:/run/secrets/postern}}\"",
        "Password there.");
  }

  private static Key<Duration> timeout(String path, String text, String example, String meaning) {
    return preset(path, TIMEOUT, text, example, meaning);
  }

  /** Those of the internal mail server. */
  static ServerKeys internal(Surroundings surroundings) {
    String at = "deliver.server.";
    Key<String> host =
        required(
            at + "host", new HostText(), "exchange.company.example", "The internal mail server.");
    return new ServerKeys(at, INTERNAL, host, surroundings);
  }

  /** Those of a smarthost. */
  static ServerKeys smarthost(Surroundings surroundings) {
    String at = "relay.smarthosts[].";
    Key<String> host =
        optional(
            at + "host",
            new HostText(),
            "direct: true is required",
            "smtp.isp.example",
            "The provider's mail server, which takes our mail.");
    return new ServerKeys(at, SMARTHOST, host, surroundings);
  }

  /** The port when none is written. */
  int usualPort(Security kind) {
    return switch (kind) {
      case TLS -> presets.tls();
      case STARTTLS -> presets.starttls();
      default -> presets.none();
    };
  }

  Stream<Key<?>> all() {
    return Stream.of(
        host,
        security,
        port,
        pin,
        username,
        password,
        maxConnections,
        connectTimeout,
        readTimeout,
        idleTimeout,
        finalDotTimeout);
  }
}
