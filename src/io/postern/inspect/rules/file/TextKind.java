package io.postern.inspect.rules.file;

import io.postern.advice.Quoted;
import java.util.Optional;
import java.util.function.Function;

/**
 * A single value.
 *
 * @param noun with its article, for "… is not a size"
 * @param expected what to write
 * @param parse empty when the text is not of this kind
 * @param <T> what it means
 */
record TextKind<T>(String noun, String expected, Function<String, Optional<T>> parse)
    implements Kind<T> {

  @Override
  public Optional<T> read(Branch value, Scope scope) {
    if (!(value instanceof Branch.Text text) || text.text().isEmpty()) {
      return wrongShape(value, scope);
    }
    Optional<T> meant = parse.apply(text.text());
    if (meant.isEmpty()) {
      scope
          .problems()
          .add(value, Quoted.text(text.text()) + " is not " + noun, "expected " + expected);
    }
    return meant;
  }
}
