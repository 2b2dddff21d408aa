package io.postern.account;

import io.postern.wire.Network;
import java.util.Locale;

/** Hosts that are this machine, whatever it is called. */
final class Loopback {
  private Loopback() {}

  /**
   * Whether a host is {@code localhost} or an address that never leaves the machine; nothing is
   * looked up.
   */
  static boolean is(String host) {
    return host.toLowerCase(Locale.ROOT).equals("localhost")
        || Network.parse(host).filter(address -> address.base().isLoopbackAddress()).isPresent();
  }
}
