package io.postern.relay;

import io.postern.relay.MailExchangers.Found;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.xbill.DNS.Address;

/** Reads a domain that is an address in brackets (RFC 5321 section 4.1.3). */
final class AddressLiteral {
  private AddressLiteral() {}

  /**
   * The address in a domain literal such as {@code [192.0.2.7]} or {@code [IPv6:2001:db8::7]} (RFC
   * 5321 section 4.1.3).
   *
   * @return {@link Found.Addresses} or {@link Found.Nothing}
   */
  static Found of(String domain) {
    String inner = domain.substring(1, domain.length() - 1);
    boolean six = inner.regionMatches(true, 0, "IPv6:", 0, 5);
    String address = six ? inner.substring(5) : inner;
    byte[] octets =
        six
            ? Address.toByteArray(address, Address.IPv6)
            : Address.toByteArray(address, Address.IPv4);
    if (octets == null) {
      return MailExchangers.refused("5.1.2 " + domain + " is not an address of a mail server");
    }
    try {
      return new Found.Addresses(List.of(InetAddress.getByAddress(octets)));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + octets.length + " octets", impossible);
    }
  }
}
