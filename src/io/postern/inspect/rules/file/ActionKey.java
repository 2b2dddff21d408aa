package io.postern.inspect.rules.file;

import io.postern.inspect.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table of actions.
 *
 * @param name the key, or the word when nothing stands behind it
 * @param kind what stands behind it; empty for a word alone
 * @param effect what it has to do with where the mail goes
 * @param mayPass whether a rule that lets pass can do it
 * @param example as it is written behind the hyphen
 * @param meaning one sentence for the manual
 */
record ActionKey(
    String name,
    Optional<Kind<List<Remedy>>> kind,
    Effect effect,
    boolean mayPass,
    String example,
    String meaning) {

  /** What stands behind it, in words. */
  String expected() {
    return kind.map(Kind::expected).orElse("nothing behind it");
  }
}
