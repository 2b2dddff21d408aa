package io.postern.route;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An address in the one spelling by which addresses are compared: lower case, the domain in its
 * ASCII form (RFC 5890), no needless quotes around the local part, no dot at the end. What stands
 * behind a plus sign stays.
 *
 * <p>This is for comparing only; mail is never sent to such a text.
 *
 * @param local what stands before the last at sign
 * @param domain what stands behind it
 */
record CanonicalAddress(String local, String domain) {
  /** RFC 5321 section 4.5.3.1: 64 octets local part, 255 domain, and the at sign. */
  static final int MAX_LENGTH = 320;

  /**
   * Reads an address as some mailer wrote it; more is accepted than the standard allows.
   *
   * @return empty when the text is no address, is too long, or holds control or direction
   *     characters
   */
  static Optional<CanonicalAddress> of(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > MAX_LENGTH || !isVisible(text)) {
      return Optional.empty();
    }
    String local = unquoted(text.substring(0, at)).toLowerCase(Locale.ROOT);
    String domain = domain(text.substring(at + 1));
    return domain.isEmpty() || domain.indexOf(' ') >= 0
        ? Optional.empty()
        : Optional.of(new CanonicalAddress(local, domain));
  }

  /** Whether a text can be shown in one line as what it is. */
  static boolean isVisible(String text) {
    return text.chars().allMatch(CanonicalAddress::isVisible);
  }

  private static boolean isVisible(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private static String unquoted(String local) {
    boolean quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
    String inner = quoted ? local.substring(1, local.length() - 1) : local;
    return inner.indexOf('\\') < 0 && inner.indexOf('"') < 0 ? inner : local;
  }

  private static String domain(String written) {
    String domain = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    if (domain.chars().allMatch(c -> c < 0x80)) {
      return domain.toLowerCase(Locale.ROOT);
    }
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noDomainName) {
      // a name that no resolver would accept equals no configured one; it is kept to be shown
      return domain.toLowerCase(Locale.ROOT);
    }
  }

  /** {@code local@domain}. */
  String text() {
    return local + "@" + domain;
  }
}
