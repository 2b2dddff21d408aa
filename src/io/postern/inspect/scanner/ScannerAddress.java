package io.postern.inspect.scanner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a scanner listens. */
public sealed interface ScannerAddress {

  /**
   * A TCP port.
   *
   * @param host name or address, without brackets
   * @param port 1 to 65535
   */
  record Tcp(String host, int port) implements ScannerAddress {

    /**
     * @throws IllegalArgumentException saying what is wrong with host or port
     */
    public Tcp {
      if (host.isBlank()) {
        throw new IllegalArgumentException("a scanner's host is empty");
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException(
            "the port of " + host + " is " + port + ", but should be 1 to 65535");
      }
    }

    @Override
    public String toString() {
      return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /** A Unix domain socket of this machine. */
  record UnixSocket(Path path) implements ScannerAddress {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * Reads an address as administrators write it: {@code host}, {@code host:port}, {@code
   * [::1]:port}, or the absolute path of a socket.
   *
   * @param defaultPort where none is written
   * @throws IllegalArgumentException saying what was expected
   */
  static ScannerAddress parse(String text, int defaultPort) {
    if (text.startsWith("/")) {
      return new UnixSocket(Path.of(text));
    }
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[") && text.indexOf(']') > 0;
    boolean noPort = colon < 0 || (bracketed ? text.endsWith("]") : text.indexOf(':') != colon);
    String host = noPort ? text : text.substring(0, colon);
    int port = noPort ? defaultPort : portOf(text, text.substring(colon + 1));
    return new Tcp(bracketed ? host.substring(1, host.length() - 1) : host, port);
  }

  private static int portOf(String text, String port) {
    try {
      return Integer.parseInt(port);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "'" + text + "' should be host:port or the absolute path of a socket", wrong);
    }
  }

  /**
   * What to connect to, in the order in which to try.
   *
   * @throws IOException when a host has no address
   */
  default List<SocketAddress> resolve() throws IOException {
    if (this instanceof UnixSocket unix) {
      return List.of(UnixDomainSocketAddress.of(unix.path()));
    }
    Tcp tcp = (Tcp) this;
    List<SocketAddress> addresses = new ArrayList<>();
    for (InetAddress address : InetAddress.getAllByName(tcp.host())) {
      addresses.add(new InetSocketAddress(address, tcp.port()));
    }
    return addresses;
  }

  /** What kind of socket reaches one of the addresses. */
  static ProtocolFamily familyOf(SocketAddress address) {
    if (address instanceof UnixDomainSocketAddress) {
      return StandardProtocolFamily.UNIX;
    }
    boolean four = ((InetSocketAddress) address).getAddress() instanceof java.net.Inet4Address;
    return four ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
  }
}
