package io.postern.account;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** Notices an address to listen at that is another machine's, as after a move (F141). */
final class ForeignAddress {
  private ForeignAddress() {}

  /** A sentence about it; empty when all is well. */
  static Optional<String> hint(Definitions definitions) {
    return definitions
        .outgoing()
        .map(outgoing -> outgoing.accept().bind())
        .filter(bind -> !bind.isAnyLocalAddress() && !isOurs(bind))
        .map(
            bind ->
                "postern.accept.bind: "
                    + bind.getHostAddress()
                    + " is not an address of this machine, where nobody could listen at it");
  }

  /** When the machine does not say, its word is not doubted. */
  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return true;
    }
  }
}
