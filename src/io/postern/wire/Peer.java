package io.postern.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * A server and how to speak to it.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param security none, STARTTLS or TLS, or as it goes
 * @param pin the only certificate to accept, instead of one that the platform trusts and that names
 *     the host
 * @param connectTimeout for the TCP connection, per address of the host
 * @param readTimeout for each wait for octets
 */
public record Peer(
    String host,
    int port,
    Security security,
    Optional<Fingerprint> pin,
    Duration connectTimeout,
    Duration readTimeout) {

  /** The same server, spoken to in another way. */
  public Peer by(Security other) {
    return new Peer(host, port, other, pin, connectTimeout, readTimeout);
  }

  /** {@code host:port}, for messages. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
