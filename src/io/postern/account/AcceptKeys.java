package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.DurationText;
import io.postern.account.text.FileText;
import io.postern.account.text.FlagText;
import io.postern.account.text.IpAddressText;
import io.postern.account.text.NetworkText;
import io.postern.account.text.SecurityText;
import io.postern.account.text.SenderPatternText;
import io.postern.account.text.SizeText;
import io.postern.account.text.WholeNumber;
import io.postern.wire.Network;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The keys of the listener for outgoing mail. */
final class AcceptKeys {
  private static final String AT = "accept.";
  private static final SizeText SIZE = new SizeText(1024, 1024 * 1024 * 1024);
  private static final DurationText TIMEOUT = new DurationText(Keys.SHORTEST, Keys.HOUR);

  final Key<InetAddress> bind =
      preset(AT + "bind", new IpAddressText(), "127.0.0.1", "\"*\"", "Where it listens.");
  final Key<Integer> port =
      preset(
          AT + "port",
          new WholeNumber("a port", 0, 65_535),
          "2500",
          "587",
          "TCP port; 0 for any that is free.");
  final Key<Security> security =
      preset(
          AT + "security",
          new SecurityText(),
          "none",
          "starttls",
          "Protection that it offers: none, STARTTLS, or TLS from the start.");
  final Key<Path> certificate;
  final Key<Path> key;
  final Key<Boolean> requireTls =
      preset(
          AT + "require-tls",
          new FlagText(),
          "false",
          "true",
          "Whether nothing is taken before STARTTLS.");
  final Key<Boolean> plainAuth =
      preset(
          AT + "plain-auth",
          new FlagText(),
          "false",
          "true",
          "Whether passwords are taken without TLS, too.");
  final Key<Network> networks =
      preset(
              AT + "networks",
              new NetworkText(),
              "127.0.0.0/8, ::1/128",
              "192.0.2.0/24",
              "Who may send without a login.")
          .many();
  final Key<String> userName =
      required(
          AT + "users[].username",
          Keys.line("a user name"),
          "scanner",
          "Name of somebody who may log in and then send from anywhere.");
  final Key<Secret> userPassword;
  final Key<String> senderAddress =
      required(
          AT + "senders[].address",
          new SenderPatternText(),
          "\"@company.example\"",
          "Who may be the sender; the first that fits counts; without senders, anybody.");
  final Key<Integer> senderMaxSize =
      optional(
          AT + "senders[].max-size",
          SIZE,
          "accept.max-size",
          "20MB",
          "Largest mail of these senders; not above accept.max-size.");
  final Key<Integer> maxSize =
      preset(AT + "max-size", SIZE, "50MB", "100MB", "Largest mail that is taken.");
  final Key<Integer> maxRecipients =
      preset(
          AT + "max-recipients",
          Keys.number(1, 100_000),
          "1000",
          "100",
          "Recipients of one mail, at the most.");
  final Key<Integer> maxErrors =
      preset(
          AT + "max-errors",
          Keys.number(1, 1000),
          "20",
          "5",
          "Refusals after which a connection is ended.");
  final Key<Integer> maxConnections =
      preset(
          AT + "max-connections",
          Keys.number(1, 10_000),
          "200",
          "50",
          "Connections at once, at the most.");
  final Key<Integer> maxPerSource =
      preset(
          AT + "max-per-source",
          Keys.number(1, 10_000),
          "100",
          "10",
          "Connections at once from one address, at the most.");
  final Key<Duration> idleTimeout =
      preset(AT + "idle-timeout", TIMEOUT, "5m", "1m", "Longest wait for each command.");
  final Key<Duration> dataTimeout =
      preset(AT + "data-timeout", TIMEOUT, "3m", "1m", "Longest wait for more of a mail.");
  final Key<Duration> sessionTimeout =
      preset(
          AT + "session-timeout",
          new DurationText(Keys.SHORTEST, Duration.ofDays(1)),
          "30m",
          "10m",
          "Longest time in which a connection brings no mail to its end.");
  final Key<Integer> maxHops =
      preset(
          AT + "max-hops",
          Keys.number(1, 1000),
          "50",
          "25",
          "Servers that a mail may have passed; one with more goes in circles.");

  AcceptKeys(Surroundings surroundings) {
    FileText pem = new FileText(surroundings.home(), "a PEM file");
    certificate =
        optional(
            AT + "certificate",
            pem,
            "the gateway makes its own",
            "/etc/postern/tls.pem",
            "Its certificate and those that vouch for it.");
    key =
        optional(
            AT + "key",
            pem,
            "the gateway makes its own",
            "/etc/postern/tls.key",
            "The certificate's private key (PKCS#8).");
    userPassword =
        required(
            AT + "users[].password",
            surroundings.secrets(),
            "\"{{file:/run/secrets/scanner}}\"",
            "The password of this user.");
  }

  /** The keys of the group itself. */
  Stream<Key<?>> own() {
    return Stream.of(
        bind,
        port,
        security,
        certificate,
        key,
        requireTls,
        plainAuth,
        networks,
        maxSize,
        maxRecipients,
        maxErrors,
        maxConnections,
        maxPerSource,
        idleTimeout,
        dataTimeout,
        sessionTimeout,
        maxHops);
  }

  Stream<Key<?>> all() {
    return Stream.concat(own(), Stream.of(userName, userPassword, senderAddress, senderMaxSize));
  }
}
