package io.postern.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A range of addresses, as {@code 192.0.2.0/24} or {@code 2001:db8::/32} (RFC 4632, RFC 4291
 * section 2.3).
 *
 * <p>An IPv4 address in IPv6 form ({@code ::ffff:192.0.2.7}, RFC 4291 section 2.5.5.2) is the IPv4
 * address, here and in a range.
 *
 * @param base its first address
 * @param prefix how many leading bits all its addresses share
 */
public record Network(InetAddress base, int prefix) {
  private static final int MAX_TEXT = 50;
  private static final int IPV4_OCTETS = 4;
  private static final int MAPPED_BITS = 96;

  /**
   * Reads a range; an address alone is the range of itself. Host names are not looked up.
   *
   * @return empty when the text is not one, or has bits behind its prefix
   */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    if (text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    boolean mapped = host.indexOf(':') >= 0;
    return octets(host)
        .flatMap(octets -> of(octets, slash < 0 ? null : text.substring(slash + 1), mapped));
  }

  private static Optional<byte[]> octets(String literal) {
    return literal.indexOf(':') >= 0 ? ipv6(literal) : ipv4(literal);
  }

  /** By hand, since the platform would take a text that is none for a name and ask the DNS. */
  private static Optional<byte[]> ipv4(String literal) {
    String[] numbers = literal.split("\\.", -1);
    if (numbers.length != IPV4_OCTETS) {
      return Optional.empty();
    }
    byte[] octets = new byte[IPV4_OCTETS];
    for (int i = 0; i < IPV4_OCTETS; i++) {
      int value = number(numbers[i], 255);
      if (value < 0) {
        return Optional.empty();
      }
      octets[i] = (byte) value;
    }
    return Optional.of(octets);
  }

  private static Optional<byte[]> ipv6(String literal) {
    if (!literal.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.')
        || literal.chars().anyMatch(c -> c > 0x7e)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal).getAddress());
    } catch (UnknownHostException notALiteral) {
      return Optional.empty();
    }
  }

  /** Digits only, without leading zeros, which some read as octal; -1 when it is not that. */
  private static int number(String text, int max) {
    boolean wellFormed =
        !text.isEmpty()
            && text.length() <= 3
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.length() == 1 || text.charAt(0) != '0');
    int value = wellFormed ? Integer.parseInt(text) : -1;
    return value <= max ? value : -1;
  }

  /**
   * @param sixForm whether the text was written as an IPv6 address, so that the prefix counts from
   *     its first bit also when the platform made an IPv4 address of it
   */
  private static Optional<Network> of(byte[] octets, String prefix, boolean sixForm) {
    int skipped = sixForm && octets.length == IPV4_OCTETS ? MAPPED_BITS : 0;
    int bits = octets.length * 8;
    int length = prefix == null ? bits : number(prefix, bits + skipped) - skipped;
    if (length < 0 || hasBitsBehind(length, octets)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Network(InetAddress.getByAddress(octets), length));
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException("an address has 4 or 16 octets", wrongLength);
    }
  }

  private static boolean hasBitsBehind(int prefix, byte[] octets) {
    for (int bit = prefix; bit < octets.length * 8; bit++) {
      if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether an address is in the range; an IPv4 address is never in an IPv6 range. */
  public boolean contains(InetAddress address) {
    byte[] own = plain(base);
    byte[] other = plain(address);
    if (own.length != other.length) {
      return false;
    }
    int whole = prefix / 8;
    int rest = prefix % 8;
    return Arrays.equals(own, 0, whole, other, 0, whole)
        && (rest == 0 || ((own[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0);
  }

  /** The octets of an address, four for an IPv4 address in IPv6 form. */
  public static byte[] plain(InetAddress address) {
    byte[] octets = address.getAddress();
    if (octets.length == IPV4_OCTETS || octets[10] != -1 || octets[11] != -1) {
      return octets;
    }
    for (int i = 0; i < 10; i++) {
      if (octets[i] != 0) {
        return octets;
      }
    }
    return Arrays.copyOfRange(octets, 12, 16);
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + prefix;
  }
}
