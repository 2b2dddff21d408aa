package io.postern.account.text;

/** Yes or no, written {@code true} or {@code false}. */
public record FlagText() implements ValueType<Boolean> {
  @Override
  public String noun() {
    return "a truth value";
  }

  @Override
  public String expected() {
    return "true or false";
  }

  @Override
  public Parsed<Boolean> parse(String text) {
    return switch (text) {
      case "true" -> new Parsed.Good<>(true);
      case "false" -> new Parsed.Good<>(false);
      default -> not(text);
    };
  }
}
