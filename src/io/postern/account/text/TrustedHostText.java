package io.postern.account.text;

import io.postern.inspect.spam.TrustedHosts;
import java.util.List;

/** One of the provider's servers, or several by their domain or network. */
public record TrustedHostText() implements ValueType<String> {
  @Override
  public String noun() {
    return "a host";
  }

  @Override
  public String expected() {
    return "a full host name, \"*.domain\" for all below it, an IP address, or a network such as"
        + " 192.0.2.0/24";
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<String> parse(String text) {
    try {
      TrustedHosts.of(List.of(text));
      return new Parsed.Good<>(text);
    } catch (IllegalArgumentException wrong) {
      return not(text);
    }
  }
}
