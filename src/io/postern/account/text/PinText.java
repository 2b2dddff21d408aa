package io.postern.account.text;

import io.postern.wire.Fingerprint;
import java.util.regex.Pattern;

/**
 * The SHA-256 fingerprint of a certificate, as {@code openssl x509 -fingerprint -sha256} prints it.
 */
public record PinText() implements ValueType<Fingerprint> {
  private static final Pattern SYNTAX =
      Pattern.compile("[0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}([: ][0-9A-Fa-f]{2}){31}");

  @Override
  public String noun() {
    return "a SHA-256 fingerprint";
  }

  @Override
  public String expected() {
    return "64 hexadecimal digits, colons allowed between pairs";
  }

  @Override
  public Parsed<Fingerprint> parse(String text) {
    return SYNTAX.matcher(text).matches() ? new Parsed.Good<>(new Fingerprint(text)) : not(text);
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }
}
