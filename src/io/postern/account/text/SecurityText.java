package io.postern.account.text;

import io.postern.wire.Security;

/** How a connection is protected: {@code none}, {@code starttls}, {@code tls}. */
public record SecurityText() implements ValueType<Security> {
  @Override
  public String noun() {
    return "a kind of security";
  }

  @Override
  public String expected() {
    return "none, starttls or tls";
  }

  @Override
  public Parsed<Security> parse(String text) {
    return switch (text) {
      case "none" -> new Parsed.Good<>(Security.NONE);
      case "starttls" -> new Parsed.Good<>(Security.STARTTLS);
      case "tls" -> new Parsed.Good<>(Security.TLS);
      default -> not(text);
    };
  }
}
