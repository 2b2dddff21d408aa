package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Condition;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A row of the table of conditions.
 *
 * @param name the key
 * @param kind what stands behind it
 * @param make the condition of a value
 * @param example a good value, as it is written in YAML
 * @param meaning one sentence for the manual, about the mails that are meant
 * @param <T> type of the value
 */
record ConditionKey<T>(
    String name,
    Kind<T> kind,
    BiFunction<T, Scope, Condition> make,
    String example,
    String meaning) {

  Optional<Condition> read(Branch value, Scope scope) {
    return kind.read(value, scope).map(meant -> make.apply(meant, scope));
  }
}
