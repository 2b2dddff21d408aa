package io.postern.account.text;

import io.postern.wire.Network;

/** A range of IP addresses in CIDR notation (RFC 4632), or one address. */
public record NetworkText() implements ValueType<Network> {
  @Override
  public String noun() {
    return "a network";
  }

  @Override
  public String expected() {
    return "an IP address, or the first one of a network and its prefix, such as 192.0.2.0/24 or"
        + " 2001:db8::/32";
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<Network> parse(String text) {
    return Network.parse(text).<Parsed<Network>>map(Parsed.Good::new).orElseGet(() -> not(text));
  }
}
