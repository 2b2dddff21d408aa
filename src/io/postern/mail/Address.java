package io.postern.mail;

import java.util.Optional;

/**
 * A mailbox address as an envelope carries it: {@code local@domain} (RFC 5321 section 4.1.2).
 *
 * <p>Holds nothing that could end or extend a protocol line: no control characters, no blanks
 * outside a quoted local part, no angle brackets. Two addresses are equal when they differ in case
 * only, as every mail server in use treats them.
 */
public final class Address {
  /** RFC 5321 section 4.5.3.1: 64 octets local part, 255 domain; the sum with the at sign. */
  private static final int MAX_LENGTH = 320;

  private final String local;
  private final String domain;
  private final String key;

  private Address(String local, String domain) {
    this.local = local;
    this.domain = domain;
    this.key = lowerCase(local + "@" + domain);
  }

  /**
   * Reads an address without angle brackets or display name.
   *
   * @param text for example {@code info@company.example}; may be null
   * @return the address, or empty when the text is not one
   */
  public static Optional<Address> parse(String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String trimmed = text.trim();
    int at = trimmed.lastIndexOf('@');
    if (at < 1 || at == trimmed.length() - 1) {
      return Optional.empty();
    }
    String local = trimmed.substring(0, at);
    String domain = trimmed.substring(at + 1);
    return isLocal(local) && isDomain(domain)
        ? Optional.of(new Address(local, domain))
        : Optional.empty();
  }

  /**
   * As {@link #parse}, for text that is known to be an address.
   *
   * @throws IllegalArgumentException naming the text, when it is not one
   */
  public static Address of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a mail address: \"" + text + "\""));
  }

  private static boolean isLocal(String local) {
    if (local.length() >= 2 && local.startsWith("\"") && local.endsWith("\"")) {
      return isQuotedContent(local.substring(1, local.length() - 1));
    }
    return local.chars().allMatch(c -> c > ' ' && c != 0x7f && "<>()[],;:\\\"@".indexOf(c) < 0);
  }

  private static boolean isQuotedContent(String inner) {
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c < ' ' || c == 0x7f || c == '"') {
        return false;
      }
      if (c == '\\' && (++i == inner.length() || inner.charAt(i) < ' ')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDomain(String domain) {
    if (domain.startsWith("[") && domain.endsWith("]")) {
      return domain.length() > 2
          && domain.substring(1, domain.length() - 1).chars().allMatch(Address::isLiteral);
    }
    return !domain.startsWith(".")
        && !domain.endsWith(".")
        && !domain.contains("..")
        && domain
            .chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
  }

  private static boolean isLiteral(int c) {
    return Character.digit(c, 16) >= 0 || c == '.' || c == ':' || "IPVipv".indexOf(c) >= 0;
  }

  /** What stands before the last at sign, as written. */
  public String local() {
    return local;
  }

  /** What stands behind the last at sign, as written. */
  public String domain() {
    return domain;
  }

  /** ASCII letters only: elsewhere letters of other scripts would become ASCII ones. */
  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return lower.toString();
  }

  /** Whether the address holds characters that need SMTPUTF8 (RFC 6531). */
  public boolean isInternational() {
    return toString().chars().anyMatch(c -> c > 0x7e);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address a && key.equals(a.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** {@code local@domain} as written. */
  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
