package io.postern.account.text;

import io.postern.wire.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** An IP address to listen on; {@code *} for all of this machine. Names are not looked up. */
public record IpAddressText() implements ValueType<InetAddress> {
  @Override
  public String noun() {
    return "an IP address";
  }

  @Override
  public String expected() {
    return "an IP address of this machine, such as 127.0.0.1, or \"*\" for all of them";
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<InetAddress> parse(String text) {
    Optional<InetAddress> address =
        text.equals("*") ? Optional.of(everything()) : literal(text.strip());
    return address.<Parsed<InetAddress>>map(Parsed.Good::new).orElseGet(() -> not(text));
  }

  private static Optional<InetAddress> literal(String text) {
    return text.contains("/") ? Optional.empty() : Network.parse(text).map(Network::base);
  }

  /** A socket bound to this one hears IPv6, too, where there is IPv6. */
  private static InetAddress everything() {
    try {
      return Inet4Address.getByAddress(new byte[4]);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four octets are an address", impossible);
    }
  }
}
