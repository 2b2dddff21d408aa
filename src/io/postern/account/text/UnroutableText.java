package io.postern.account.text;

import io.postern.mail.Address;
import io.postern.route.RoutingPolicy.Unroutable;

/** What happens to mail that matches nobody: a mail address, or {@code leave}. */
public record UnroutableText() implements ValueType<Unroutable> {
  @Override
  public String noun() {
    return "a mail address or \"leave\"";
  }

  @Override
  public String expected() {
    return "a mail address, or leave for letting it lie at the provider";
  }

  @Override
  public Parsed<Unroutable> parse(String text) {
    if (text.equals("leave")) {
      return new Parsed.Good<>(new Unroutable.LeaveOnServer());
    }
    return Address.parse(text)
        .<Parsed<Unroutable>>map(a -> new Parsed.Good<>(new Unroutable.ToMailbox(a)))
        .orElseGet(() -> not(text));
  }
}
