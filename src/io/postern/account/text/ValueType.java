package io.postern.account.text;

import io.postern.advice.Quoted;
import java.util.Optional;

/**
 * A kind of value that an administrator can write.
 *
 * @param <T> what it means
 */
public interface ValueType<T> {
  /** With its article, for "… is not a port" and for the table of keys. */
  String noun();

  /**
   * What to write instead of something wrong, without full stop: "a whole number from 1 to 65535".
   */
  String expected();

  /**
   * Reads a value.
   *
   * @param text as written; neither null nor empty
   */
  Parsed<T> parse(String text);

  /**
   * Whether the value must stay as it is written: no placeholder of Spring is replaced in it, since
   * the text has placeholders of its own or must not pass through other hands.
   */
  default boolean isVerbatim() {
    return false;
  }

  /**
   * Whether a YAML number or truth value is refused, because the text it came from is lost ({@code
   * 007} becomes 7, {@code no} becomes false) and matters.
   */
  default boolean needsQuotes() {
    return false;
  }

  /**
   * The file that a value names, whether it exists or not; empty when it names none.
   *
   * @param text as written
   */
  default Optional<String> file(String text) {
    return Optional.empty();
  }

  /** For {@link #parse}: the text is not of this kind. */
  default Parsed<T> not(String text) {
    return new Parsed.Bad<>(Quoted.text(text) + " is not " + noun());
  }
}
