package io.postern.inspect.rules.file;

import java.util.Optional;

/**
 * A kind of value that can stand behind a key.
 *
 * @param <T> what it means
 */
interface Kind<T> {

  /** What to write, without full stop: {@code true or false}. */
  String expected();

  /**
   * Reads a value.
   *
   * @return what it means; empty when it is not of this kind, and then there is a problem
   */
  Optional<T> read(Branch value, Scope scope);

  /** Says that a list, a group or nothing stands where something else should. */
  default Optional<T> wrongShape(Branch value, Scope scope) {
    scope.problems().add(value, value.shape(), "expected " + expected());
    return Optional.empty();
  }
}
