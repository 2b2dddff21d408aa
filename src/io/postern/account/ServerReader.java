package io.postern.account;

import io.postern.deliver.ServerSettings;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import java.util.Optional;

/** Reads where a mail server is and how to speak to it. */
final class ServerReader {
  private final ServerKeys keys;
  private final String helo;

  /**
   * @param helo what we call ourselves there
   */
  ServerReader(ServerKeys keys, String helo) {
    this.keys = keys;
    this.helo = helo;
  }

  /** Finds what is wrong. */
  void check(Section server) {
    server.check(keys.all());
    Pins.check(server, keys.pin, server.get(keys.security));
    if (server.has(keys.username) && !server.has(keys.password)) {
      server.problems().missing(server.node(), keys.password);
    }
    if (server.has(keys.password) && !server.has(keys.username)) {
      server.problems().missing(server.node(), keys.username);
    }
  }

  /** The settings, when nothing is wrong. */
  ServerSettings read(Section server, String name) {
    return new ServerSettings(
        name,
        peer(server),
        login(server),
        helo,
        server.value(keys.maxConnections),
        server.value(keys.idleTimeout),
        server.value(keys.finalDotTimeout));
  }

  private Peer peer(Section server) {
    Security security = server.value(keys.security);
    return new Peer(
        server.value(keys.host),
        server.get(keys.port).orElseGet(() -> keys.usualPort(security)),
        security,
        server.get(keys.pin),
        server.value(keys.connectTimeout),
        server.value(keys.readTimeout));
  }

  private Optional<Credentials> login(Section server) {
    return server
        .get(keys.username)
        .flatMap(user -> server.get(keys.password).map(secret -> new Credentials(user, secret)));
  }
}
