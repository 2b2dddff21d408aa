package io.postern.inspect.enact;

import io.postern.inspect.Remedy;
import java.io.IOException;
import java.util.List;

/** Does one kind of remedy. Immutable; safe for many threads. */
@FunctionalInterface
interface Deed<R extends Remedy> {

  /**
   * Does it.
   *
   * @param remedies all of the kind, in the order of the verdict; at least one
   * @throws IOException when the mail cannot be read
   */
  void on(Enactment enactment, List<R> remedies) throws IOException;

  /** A line of a table: what is done for remedies of a kind. */
  record Row<R extends Remedy>(Class<R> kind, Deed<R> deed) {

    /** Does what a verdict wants of this kind, if anything. */
    void on(Enactment enactment) throws IOException {
      List<R> remedies =
          enactment.verdict().remedies().stream().filter(kind::isInstance).map(kind::cast).toList();
      if (!remedies.isEmpty()) {
        deed.on(enactment, remedies);
      }
    }
  }
}
