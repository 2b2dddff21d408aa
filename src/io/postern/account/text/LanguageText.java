package io.postern.account.text;

import java.util.Locale;

/** A language that the gateway writes notices in. */
public record LanguageText() implements ValueType<Locale> {
  @Override
  public String noun() {
    return "a language of the gateway";
  }

  @Override
  public String expected() {
    return "en, de or fr";
  }

  @Override
  public Parsed<Locale> parse(String text) {
    return switch (text) {
      case "en" -> new Parsed.Good<>(Locale.ENGLISH);
      case "de" -> new Parsed.Good<>(Locale.GERMAN);
      case "fr" -> new Parsed.Good<>(Locale.FRENCH);
      default -> not(text);
    };
  }
}
