package io.postern.account.text;

import io.postern.advice.Quoted;

/**
 * What became of a text.
 *
 * @param <T> what it should mean
 */
public sealed interface Parsed<T> {
  /** It is well written and means this. */
  record Good<T>(T value) implements Parsed<T> {}

  /**
   * It is not.
   *
   * @param wrong what is wrong, with the value unless it is secret, without full stop; is cut and
   *     cleaned so that it fits on a line
   */
  record Bad<T>(String wrong) implements Parsed<T> {
    public Bad {
      wrong = Quoted.line(wrong);
    }
  }
}
