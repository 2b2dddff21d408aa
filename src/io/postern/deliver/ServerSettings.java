package io.postern.deliver;

import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.Optional;

/**
 * A mail server to deliver to.
 *
 * @param name the endpoint's name, for example {@code server}
 * @param peer where it is
 * @param login for AUTH; empty to send without
 * @param heloName what EHLO says we are called
 * @param maxConnections how many connections at once, at the most
 * @param idleTimeout how long an unused connection is kept
 * @param finalDotTimeout how long to wait for the answer to the content (RFC 5321 section 4.5.3.2.6
 *     asks for 10 minutes)
 */
public record ServerSettings(
    String name,
    Peer peer,
    Optional<Credentials> login,
    String heloName,
    int maxConnections,
    Duration idleTimeout,
    Duration finalDotTimeout) {

  /**
   * These settings.
   *
   * @throws IllegalArgumentException naming the one that is not usable
   */
  ServerSettings validated() {
    if (maxConnections < 1) {
      throw new IllegalArgumentException(name + ": at least 1 connection, not " + maxConnections);
    }
    if (heloName.isEmpty() || !heloName.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          name + ": the name for EHLO must be a host name or [address], not \"" + heloName + "\"");
    }
    if (peer.security() == Security.OPPORTUNISTIC && login.isPresent()) {
      throw new IllegalArgumentException(
          name + ": a login needs a server that is checked, not opportunistic TLS");
    }
    return this;
  }
}
