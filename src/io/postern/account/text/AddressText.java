package io.postern.account.text;

import io.postern.mail.Address;

/** A mail address without display name or angle brackets. */
public record AddressText() implements ValueType<Address> {
  @Override
  public String noun() {
    return "a mail address";
  }

  @Override
  public String expected() {
    return "a mail address, such as info@company.example";
  }

  @Override
  public Parsed<Address> parse(String text) {
    return Address.parse(text).<Parsed<Address>>map(Parsed.Good::new).orElseGet(() -> not(text));
  }
}
