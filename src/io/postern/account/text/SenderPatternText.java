package io.postern.account.text;

import io.postern.mail.Address;
import java.util.Locale;

/** Whose mail: an address, {@code @domain}, or {@code *}; in lower case. */
public record SenderPatternText() implements ValueType<String> {
  @Override
  public String noun() {
    return "a sender";
  }

  @Override
  public String expected() {
    return "an address (name@domain), a domain (@domain), or \"*\" for everybody";
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<String> parse(String text) {
    boolean sender =
        text.equals("*")
            || (text.startsWith("@") && DomainText.isDomain(text.substring(1)))
            || Address.parse(text).isPresent();
    return sender ? new Parsed.Good<>(text.strip().toLowerCase(Locale.ROOT)) : not(text);
  }
}
