package io.postern.inspect.rules.file;

import io.postern.inspect.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of value that says how something is to be done.
 *
 * @param <T> what the value means
 */
record RemedyKind<T>(Kind<T> kind, Function<T, List<Remedy>> make) implements Kind<List<Remedy>> {

  @Override
  public String expected() {
    return kind.expected();
  }

  @Override
  public Optional<List<Remedy>> read(Branch value, Scope scope) {
    return kind.read(value, scope).map(make);
  }
}
