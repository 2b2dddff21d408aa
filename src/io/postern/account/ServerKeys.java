package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.DurationText;
import io.postern.account.text.HeloText;
import io.postern.account.text.HostText;
import io.postern.account.text.PinText;
import io.postern.account.text.SecretText;
import io.postern.account.text.SecurityText;
import io.postern.account.text.WholeNumber;
import io.postern.wire.Fingerprint;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.stream.Stream;

/** The keys of the internal mail server. */
final class ServerKeys {
  private static final String AT = "deliver.server.";
  private static final DurationText TIMEOUT = new DurationText(Keys.SHORTEST, Keys.HOUR);

  final Key<String> host =
      required(
          AT + "host", new HostText(), "exchange.company.example", "The internal mail server.");
  final Key<Security> security =
      preset(
          AT + "security",
          new SecurityText(),
          "none",
          "starttls",
          "Protection of the connection: none, STARTTLS, or TLS from the start.");
  final Key<Integer> port =
      optional(AT + "port", WholeNumber.port(), "465 with tls, else 25", "25", "Its port.");
  final Key<Fingerprint> pin =
      optional(
          AT + "pin",
          new PinText(),
          "the platform's trust and the host name decide",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "SHA-256 fingerprint of the only certificate to accept.");
  final Key<String> username =
      optional(AT + "username", Keys.line("a user name"), "no login", "postern", "Login there.");
  final Key<Secret> password;
  final Key<String> helo =
      optional(
          AT + "helo",
          new HeloText(),
          "this machine's host name",
          "postern.company.example",
          "What we call ourselves in EHLO.");
  final Key<Integer> maxConnections =
      preset(
          AT + "max-connections",
          Keys.number(1, 256),
          "8",
          "4",
          "Connections at once, at the most.");
  final Key<Duration> connectTimeout =
      preset(AT + "connect-timeout", TIMEOUT, "30s", "10s", "Longest wait for a connection.");
  final Key<Duration> readTimeout =
      preset(AT + "read-timeout", TIMEOUT, "5m", "2m", "Longest wait for each answer.");
  final Key<Duration> idleTimeout =
      preset(AT + "idle-timeout", TIMEOUT, "30s", "1m", "How long an unused connection is kept.");
  final Key<Duration> finalDotTimeout =
      preset(
          AT + "final-dot-timeout",
          TIMEOUT,
          "10m",
          "15m",
          "Longest wait for the answer to a mail's content.");

  ServerKeys(Surroundings surroundings) {
    password =
        optional(
            AT + "password",
            new SecretText(surroundings.home(), surroundings.variable()),
            "no login",
            "\"{{file:/run/secrets/postern}}\"",
            "Password there.");
  }

  Stream<Key<?>> all() {
    return Stream.of(
        host,
        security,
        port,
        pin,
        username,
        password,
        helo,
        maxConnections,
        connectTimeout,
        readTimeout,
        idleTimeout,
        finalDotTimeout);
  }
}
