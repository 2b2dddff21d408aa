package io.postern.inspect.spam;

import io.postern.wire.Network;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** Names and addresses as they stand in trace lines, where strangers choose some of them. */
final class HopText {
  private static final int MAX_NAME = 255;

  private HopText() {}

  /**
   * A name that may stand in a trace line or a protocol line of ours.
   *
   * @return empty when it holds anything but letters, digits, {@code . - _ :} and brackets
   */
  static Optional<String> helo(String name) {
    boolean safe =
        !name.isEmpty()
            && name.length() <= MAX_NAME
            && name.chars().allMatch(c -> isNameCharacter(c) || ":[]".indexOf(c) >= 0);
    return safe ? Optional.of(name) : Optional.empty();
  }

  /** A host name in lower case, without the dot that some write at its end. */
  static Optional<String> hostName(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    boolean plausible =
        !name.isEmpty()
            && name.length() <= MAX_NAME
            && name.indexOf('.') > 0
            && name.chars().allMatch(HopText::isNameCharacter)
            && address(name).isEmpty();
    return plausible ? Optional.of(name.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  private static boolean isNameCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == '_';
  }

  /**
   * An address, with or without {@code IPv6:} before and a port behind it; never looked up.
   *
   * @param text without brackets
   */
  static Optional<InetAddress> address(String text) {
    String bare = text.regionMatches(true, 0, "IPv6:", 0, 5) ? text.substring(5) : text;
    int colon = bare.indexOf(':');
    if (colon > 0 && colon == bare.lastIndexOf(':') && bare.indexOf('.') > 0) {
      bare = bare.substring(0, colon);
    }
    return bare.indexOf('/') >= 0 ? Optional.empty() : Network.parse(bare).map(Network::base);
  }

  /** The address in the last brackets of a text. */
  static Optional<InetAddress> bracketed(String text) {
    int open = text.lastIndexOf('[');
    int close = text.indexOf(']', open + 1);
    return open < 0 || close < 0 ? Optional.empty() : address(text.substring(open + 1, close));
  }

  /** An address as text, without the zone of this machine's own. */
  static String text(InetAddress address) {
    String ip = address.getHostAddress();
    int zone = ip.indexOf('%');
    return zone < 0 ? ip : ip.substring(0, zone);
  }
}
