package io.postern.account.text;

/**
 * A whole number between two limits.
 *
 * @param noun what it is, for example "a port"
 */
public record WholeNumber(String noun, int min, int max) implements ValueType<Integer> {
  /** A TCP port. */
  public static WholeNumber port() {
    return new WholeNumber("a port", 1, 65_535);
  }

  @Override
  public String expected() {
    return "a whole number from " + min + " to " + max;
  }

  @Override
  public Parsed<Integer> parse(String text) {
    if (!text.matches("-?[0-9]{1,9}")) {
      return not(text);
    }
    int number = Integer.parseInt(text);
    return number < min || number > max ? not(text) : new Parsed.Good<>(number);
  }
}
