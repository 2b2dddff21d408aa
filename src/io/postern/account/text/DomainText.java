package io.postern.account.text;

import io.postern.mail.Address;
import java.util.Locale;

/** A mail domain, in lower case; {@code *} for all. */
public record DomainText() implements ValueType<String> {
  /** What stands for all domains. */
  public static final String ALL = "*";

  @Override
  public String noun() {
    return "a domain";
  }

  @Override
  public String expected() {
    return "a domain, such as company.example, or \"*\" for all";
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<String> parse(String text) {
    boolean domain = text.equals(ALL) || isDomain(text);
    return domain ? new Parsed.Good<>(text.toLowerCase(Locale.ROOT)) : not(text);
  }

  /** Whether an address could end with it; no blanks around it, no address literals. */
  static boolean isDomain(String text) {
    return !text.startsWith("[")
        && Address.parse("x@" + text).filter(address -> address.domain().equals(text)).isPresent();
  }
}
