package io.postern.inspect.spam;

import io.postern.wire.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The mail servers of a provider, whose trace lines are believed.
 *
 * <p>Addresses that cannot come from the Internet (loopback, private and link-local ones) count as
 * the provider's own wherever a server of the provider wrote them down.
 *
 * @param names host names in lower case; {@code *.isp.example} stands for all below it
 * @param networks their addresses
 */
public record TrustedHosts(List<String> names, List<Network> networks) {

  public TrustedHosts {
    names = List.copyOf(names);
    networks = List.copyOf(networks);
  }

  /**
   * Reads what an administrator wrote.
   *
   * @param entries names, {@code *.name}, addresses and networks
   * @throws IllegalArgumentException naming the entry that is none of these
   */
  public static TrustedHosts of(List<String> entries) {
    List<String> names = new ArrayList<>();
    List<Network> networks = new ArrayList<>();
    for (String entry : entries) {
      Optional<Network> network = Network.parse(entry);
      network.ifPresentOrElse(networks::add, () -> names.add(name(entry)));
    }
    return new TrustedHosts(names, networks);
  }

  private static String name(String entry) {
    String host = entry.startsWith("*.") ? entry.substring(2) : entry;
    if (HopText.hostName(host).isEmpty() || host.endsWith(".")) {
      throw new IllegalArgumentException(
          "\"" + entry + "\" should be a host name, *.domain, an address or a network");
    }
    return entry.toLowerCase(Locale.ROOT);
  }

  /** Whether a name is one of theirs. */
  boolean hasName(String host) {
    String lower = HopText.hostName(host).orElse("");
    for (String name : names) {
      boolean match =
          name.startsWith("*.") ? lower.endsWith(name.substring(1)) : lower.equals(name);
      if (match) {
        return true;
      }
    }
    return false;
  }

  /** Whether a client is one of theirs, by its address or by a name that was vouched for. */
  boolean hasClient(InetAddress address, Optional<String> name) {
    return isInside(address)
        || networks.stream().anyMatch(network -> network.contains(address))
        || name.filter(this::hasName).isPresent();
  }

  private static boolean isInside(InetAddress address) {
    byte first = address.getAddress()[0];
    boolean uniqueLocal = address.getAddress().length == 16 && (first & 0xfe) == 0xfc;
    return uniqueLocal
        || address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress();
  }

  /**
   * Whether one of them wrote a line.
   *
   * @param by the word behind {@code by}
   * @param inside whether one of them brought the mail to the line above, so that it may have
   *     called itself {@code localhost} or an address
   */
  boolean wrote(String by, boolean inside) {
    if (hasName(by)) {
      return true;
    }
    String bare = by.startsWith("[") && by.endsWith("]") ? by.substring(1, by.length() - 1) : by;
    Optional<InetAddress> address = HopText.address(bare);
    if (address.isPresent()) {
      return inside
          ? hasClient(address.get(), Optional.empty())
          : networks.stream().anyMatch(network -> network.contains(address.get()));
    }
    return inside && (by.equalsIgnoreCase("localhost") || by.startsWith("localhost."));
  }
}
