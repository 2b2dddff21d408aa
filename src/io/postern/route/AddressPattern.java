package io.postern.route;

import io.postern.mail.Address;

/**
 * An address, a whole domain, or any text with {@code *} for any characters, as it stands in the
 * settings {@code own-addresses} and {@code other-addresses} (F32, F56). Case is ignored;
 * international domains equal their ASCII form; what stands behind a plus sign counts.
 */
public final class AddressPattern {
  private static final int MAX_STARS = 8;
  private static final String EXPECTED =
      "expected an address (name@domain), a domain (@domain), or either with * for any characters";

  private final String text;
  private final boolean wild;

  private AddressPattern(String text, boolean wild) {
    this.text = text;
    this.wild = wild;
  }

  /**
   * Reads a pattern.
   *
   * @param text for example {@code verkauf@company.example}, {@code @company.example}, {@code
   *     sales-*@company.example} or {@code *}
   * @throws IllegalArgumentException saying what is wrong and what was expected
   */
  public static AddressPattern of(String text) {
    String trimmed = text == null ? "" : text.trim();
    return trimmed.indexOf('*') < 0 ? plain(trimmed) : wild(trimmed);
  }

  private static AddressPattern plain(String text) {
    boolean domainOnly = text.startsWith("@");
    CanonicalAddress canonical =
        Address.parse(domainOnly ? "any" + text : text)
            .flatMap(address -> CanonicalAddress.of(address.toString()))
            .orElseThrow(() -> refused(text, "is not an address"));
    return new AddressPattern(domainOnly ? "@" + canonical.domain() : canonical.text(), false);
  }

  private static AddressPattern wild(String text) {
    if (text.length() > CanonicalAddress.MAX_LENGTH) {
      throw refused(text.substring(0, 40) + "…", "is longer than an address can be");
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f || "<>()[],;:\\\"".indexOf(c) >= 0)) {
      throw refused(text, "holds a character that no bare address has");
    }
    if (text.indexOf('@') != text.lastIndexOf('@')) {
      throw refused(text, "has more than one @");
    }
    if (text.chars().filter(c -> c == '*').count() > MAX_STARS) {
      throw refused(text, "has more than " + MAX_STARS + " *");
    }
    if (text.substring(text.indexOf('@') + 1).chars().anyMatch(c -> c > 0x7f)) {
      throw refused(text, "has an international domain beside *, which must be in its xn-- form");
    }
    String whole = text.startsWith("@") ? "*" + text : text;
    return new AddressPattern(whole, true);
  }

  private static IllegalArgumentException refused(String text, String reason) {
    return new IllegalArgumentException("\"" + text + "\" " + reason + "; " + EXPECTED);
  }

  /** Whether it holds a {@code *}. */
  boolean isWild() {
    return wild;
  }

  /** Whether it is a whole domain, {@code @domain}. */
  boolean isDomain() {
    return !wild && text.startsWith("@");
  }

  /** The pattern with {@code *} for everything that it leaves open. */
  String asGlob() {
    return isDomain() ? "*" + text : text;
  }

  /** As it is compared: canonical, in lower case unless it is wild. */
  @Override
  public String toString() {
    return text;
  }
}
