package io.postern.account;

import io.postern.deliver.ServerSettings;
import io.postern.wire.Credentials;
import io.postern.wire.Fingerprint;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.Optional;

/** Reads where the internal mail server is. */
final class ServerReader {
  private static final String NAME = "server";

  private final ServerKeys keys;

  ServerReader(ServerKeys keys) {
    this.keys = keys;
  }

  /** The settings; empty when there is a problem, here or elsewhere. */
  Optional<ServerSettings> read(Section server) {
    Optional<Peer> peer = peer(server);
    Optional<Credentials> login = login(server);
    Optional<String> helo = server.get(keys.helo);
    Optional<Integer> connections = server.get(keys.maxConnections);
    Optional<Duration> idle = server.get(keys.idleTimeout);
    Optional<Duration> finalDot = server.get(keys.finalDotTimeout);
    if (server.problems().any()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServerSettings(
            NAME,
            peer.orElseThrow(),
            login,
            helo.orElseGet(LocalHostName::find),
            connections.orElseThrow(),
            idle.orElseThrow(),
            finalDot.orElseThrow()));
  }

  private Optional<Peer> peer(Section server) {
    Optional<String> host = server.get(keys.host);
    Optional<Security> security = server.get(keys.security);
    Optional<Integer> port = server.get(keys.port);
    Optional<Fingerprint> pin = server.get(keys.pin);
    Optional<Duration> connect = server.get(keys.connectTimeout);
    Optional<Duration> read = server.get(keys.readTimeout);
    Pins.check(server, keys.pin, security);
    if (server.problems().any()) {
      return Optional.empty();
    }
    int usual = security.orElseThrow() == Security.TLS ? 465 : 25;
    return Optional.of(
        new Peer(
            host.orElseThrow(),
            port.orElse(usual),
            security.orElseThrow(),
            pin,
            connect.orElseThrow(),
            read.orElseThrow()));
  }

  private Optional<Credentials> login(Section server) {
    Optional<String> username = server.get(keys.username);
    Optional<Secret> password = server.get(keys.password);
    if (server.has(keys.username) && !server.has(keys.password)) {
      server.problems().missing(server.node(), keys.password);
    }
    if (server.has(keys.password) && !server.has(keys.username)) {
      server.problems().missing(server.node(), keys.username);
    }
    return username.flatMap(user -> password.map(secret -> new Credentials(user, secret)));
  }
}
