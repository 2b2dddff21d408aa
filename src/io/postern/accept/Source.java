package io.postern.accept;

import io.postern.wire.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Where connections come from, for counting: an IPv4 address, a public IPv6 network of 64 bits
 * (which is what one subscriber has at the least), or one IPv6 address of a local network.
 */
final class Source {
  private static final int NETWORK_OCTETS = 8;

  private final byte[] octets;

  private Source(byte[] octets) {
    this.octets = octets;
  }

  /** The source of an address. */
  static Source of(InetAddress address) {
    byte[] octets = Network.plain(address);
    boolean whole = octets.length == 4 || !(address instanceof Inet6Address) || isLocal(address);
    return new Source(whole ? octets : Arrays.copyOf(octets, NETWORK_OCTETS));
  }

  /** Loopback, link-local, site-local, or unique local (fc00::/7, RFC 4193). */
  private static boolean isLocal(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || (address.getAddress()[0] & 0xfe) == 0xfc;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Source s && Arrays.equals(octets, s.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }
}
