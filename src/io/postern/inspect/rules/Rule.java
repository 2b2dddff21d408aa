package io.postern.inspect.rules;

import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Remedy;
import java.util.List;

/**
 * A named condition with what is done when it is true (F104, F105).
 *
 * @param name unlike that of every other rule
 * @param kind whether it intercepts or lets pass
 * @param when the condition
 * @param then what is done, in order; of a rule that intercepts never empty
 * @param line where it is written, from 1; 0 when it is made from a setting
 */
public record Rule(String name, Kind kind, Condition when, List<Remedy> then, int line) {
  public Rule {
    then = List.copyOf(then);
  }
}
