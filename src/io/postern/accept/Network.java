package io.postern.accept;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses, as {@code 192.0.2.0/24} or {@code 2001:db8::/32} (RFC 4632, RFC 4291
 * section 2.3).
 *
 * @param base its first address
 * @param prefix how many leading bits all its addresses share
 */
public record Network(InetAddress base, int prefix) {
  private static final int MAX_TEXT = 50;

  /**
   * Reads a range; an address alone is the range of itself. Host names are not looked up.
   *
   * @return empty when the text is not one, or has bits behind its prefix
   */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    if (text.length() > MAX_TEXT || !host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    return address(host).flatMap(base -> of(base, slash < 0 ? null : text.substring(slash + 1)));
  }

  private static Optional<InetAddress> address(String literal) {
    try {
      boolean complete = literal.contains(":") || literal.split("\\.", -1).length == 4;
      return complete ? Optional.of(InetAddress.getByName(literal)) : Optional.empty();
    } catch (java.net.UnknownHostException notALiteral) {
      return Optional.empty();
    }
  }

  private static Optional<Network> of(InetAddress base, String prefix) {
    int bits = base.getAddress().length * 8;
    if (prefix == null) {
      return Optional.of(new Network(base, bits));
    }
    if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits) {
      return Optional.empty();
    }
    Network network = new Network(base, Integer.parseInt(prefix));
    return network.hasBitsBehindPrefix() ? Optional.empty() : Optional.of(network);
  }

  private boolean hasBitsBehindPrefix() {
    byte[] octets = base.getAddress();
    for (int bit = prefix; bit < octets.length * 8; bit++) {
      if (isSet(octets, bit)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an address is in the range; an IPv4 address is never in an IPv6 range. */
  public boolean contains(InetAddress address) {
    byte[] own = base.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      if (isSet(own, bit) != isSet(other, bit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSet(byte[] octets, int bit) {
    return (octets[bit / 8] & (0x80 >> (bit % 8))) != 0;
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + prefix;
  }
}
