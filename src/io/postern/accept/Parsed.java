package io.postern.accept;

/**
 * What became of reading a command's argument.
 *
 * @param <T> what it says when it can be read
 */
sealed interface Parsed<T> {

  /** It can be read, and says this. */
  record Good<T>(T value) implements Parsed<T> {}

  /**
   * It cannot be read, or asks for what is not done here.
   *
   * @param reply code, enhanced code and text for the client, for example {@code 501 5.1.3 what is
   *     wrong}; one line of printable ASCII
   */
  record Bad<T>(String reply) implements Parsed<T> {}
}
