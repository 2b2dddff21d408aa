package io.postern.accept;

import io.postern.mail.Address;
import io.postern.wire.Network;
import java.nio.charset.StandardCharsets;

/** Makes an address of what stood between the angle brackets. */
final class PathAddress {
  /** RFC 5321 section 4.5.3.1.2, and RFC 1035 section 2.3.4 for one label. */
  private static final int MAX_DOMAIN = 255;

  private static final int MAX_LABEL = 63;

  private PathAddress() {}

  /**
   * Reads an address. A local part over the 64 octets that every server must take is no error (RFC
   * 5321 section 4.5.3.1 wants no limits): senders that write the recipient into the return address
   * make such, and the next server decides.
   *
   * @param path without brackets, not empty
   * @param code enhanced code for what is none: 5.1.3 for a recipient, 5.1.7 for a sender
   * @throws BadArgumentException saying what is wrong
   */
  static Address read(String path, String code) throws BadArgumentException {
    if (path.indexOf('@') < 0) {
      throw new BadArgumentException(
          "553 " + code + " an address needs a domain: write user@domain");
    }
    if (path.charAt(0) == ' ' || path.charAt(path.length() - 1) == ' ') {
      throw new BadArgumentException("553 " + code + " blanks stand around the address");
    }
    Address address =
        Address.parse(path)
            .orElseThrow(() -> new BadArgumentException("553 " + code + " this is no address"));
    if (!isDomainOfBearableLength(address.domain())) {
      throw new BadArgumentException("553 " + code + " the domain is too long for any name server");
    }
    if (isLiteral(address) && !isAddressLiteral(address.domain())) {
      throw new BadArgumentException("553 " + code + " no network address stands in the brackets");
    }
    return address;
  }

  /** Sees to it that an address has ASCII characters only, unless the client said SMTPUTF8. */
  static void checkAscii(Address address, boolean smtpUtf8) throws BadArgumentException {
    if (!smtpUtf8 && address.isInternational()) {
      throw new BadArgumentException(
          "553 5.6.7 an address beyond ASCII needs SMTPUTF8 in the MAIL command");
    }
  }

  /**
   * An international domain is longer in octets than in characters, and longer still in the DNS.
   */
  private static boolean isDomainOfBearableLength(String domain) {
    int length =
        PlainText.isAscii(domain)
            ? domain.length()
            : domain.getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_DOMAIN) {
      return false;
    }
    int start = 0;
    while (start < domain.length()) {
      int dot = domain.indexOf('.', start);
      int end = dot < 0 ? domain.length() : dot;
      if (end - start > MAX_LABEL) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** Whether the domain is a network address in square brackets (RFC 5321 section 4.1.3). */
  static boolean isLiteral(Address address) {
    return address.domain().charAt(0) == '[';
  }

  private static boolean isAddressLiteral(String domain) {
    String inner = domain.substring(1, domain.length() - 1);
    boolean six = inner.regionMatches(true, 0, "IPv6:", 0, 5);
    String host = six ? inner.substring(5) : inner;
    return host.indexOf(':') >= 0 == six && Network.parse(host).isPresent();
  }
}
