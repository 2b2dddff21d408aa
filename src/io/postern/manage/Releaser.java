package io.postern.manage;

import io.postern.hold.Held;
import io.postern.mail.Outcome;
import java.util.Map;

/** Tries to deliver a mail of the hold, now. */
@FunctionalInterface
public interface Releaser {
  /**
   * Makes one attempt for each recipient of the held mail; for those that routing yields when it
   * names none. The hold is not touched: whoever calls takes out what was delivered.
   *
   * @param held a mail that is in the hold; never the same one twice at the same time
   * @return an outcome per recipient (address or name); empty when routing yields nobody
   */
  Map<String, Outcome> release(Held held);
}
