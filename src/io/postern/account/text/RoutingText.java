package io.postern.account.text;

import io.postern.route.AddressPattern;
import io.postern.route.Keyword;
import io.postern.route.Mask;
import java.util.function.Consumer;

/**
 * A text that routing understands; routing's own factories say what is wrong with it.
 *
 * @param noun what it is
 * @param expected what to write instead of something wrong
 * @param check accepts a text, or throws an IllegalArgumentException that says why not
 */
public record RoutingText(String noun, String expected, Consumer<String> check)
    implements ValueType<String> {
  private static final int MAX = 320;
  private static final String ADVICE = "; expected ";

  /** {@code sales@company.example}, {@code @company.example}, {@code sales-*@company.example}. */
  public static RoutingText addressPattern() {
    return new RoutingText(
        "an address pattern",
        "an address (name@domain), a domain (@domain), or either with * for any characters",
        AddressPattern::of);
  }

  /** A word that stands in addresses. */
  public static RoutingText keyword() {
    return new RoutingText(
        "a keyword", "a word as it stands in addresses before the @, such as sales", Keyword::of);
  }

  /** Where in an envelope header the address or keyword stands. */
  public static RoutingText mask() {
    return new RoutingText(
        "a mask", "{KW} or {Addr} once, with any text and * around it, such as *-{KW}@*", Mask::of);
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<String> parse(String text) {
    if (text.length() > MAX) {
      return not(text);
    }
    try {
      check.accept(text);
      return new Parsed.Good<>(text);
    } catch (IllegalArgumentException refused) {
      String message = String.valueOf(refused.getMessage());
      int advice = message.indexOf(ADVICE);
      return new Parsed.Bad<>(advice < 0 ? message : message.substring(0, advice));
    }
  }
}
