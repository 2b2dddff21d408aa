package io.postern.relay;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.function.Predicate;

/**
 * Addresses at which a foreign domain's mail server cannot be: this machine's own, and those that
 * mean no machine in particular. Addresses of private networks may be right (RFC 1918).
 */
public final class OwnAddresses implements Predicate<InetAddress> {

  @Override
  public boolean test(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || isOnThisMachine(address);
  }

  private static boolean isOnThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException cannotTell) {
      // without network interfaces the connection fails by itself
      return false;
    }
  }
}
