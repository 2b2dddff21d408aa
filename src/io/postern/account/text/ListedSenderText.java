package io.postern.account.text;

import io.postern.inspect.spam.SenderPattern;

/** A sender on a white or black list. */
public record ListedSenderText() implements ValueType<SenderPattern> {
  @Override
  public String noun() {
    return "a sender";
  }

  @Override
  public String expected() {
    return "an address or a domain, with * for any characters, such as \"news*@shop.example\"; not"
        + " everybody";
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<SenderPattern> parse(String text) {
    try {
      return new Parsed.Good<>(SenderPattern.of(text));
    } catch (IllegalArgumentException wrong) {
      return not(text);
    }
  }
}
