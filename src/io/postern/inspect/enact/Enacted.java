package io.postern.inspect.enact;

import io.postern.mail.Mail;
import java.util.List;

/**
 * What became of a mail by its verdict.
 *
 * @param fate where it goes
 * @param mail as it goes there: the same object when nothing was to be changed; its {@link
 *     Mail#header} is always the one of the mail as it came, by which it is routed
 * @param errands other mails to be sent on account of it, before it goes anywhere
 * @param changes what was changed in it, a sentence each
 * @param reasons as in the verdict
 */
public record Enacted(
    Fate fate, Mail mail, List<Errand> errands, List<String> changes, List<String> reasons) {

  public Enacted {
    errands = List.copyOf(errands);
    changes = List.copyOf(changes);
    reasons = List.copyOf(reasons);
  }

  /** Where a mail goes. */
  public sealed interface Fate {
    /** To its recipients. */
    record Onward() implements Fate {}

    /** Into the hold, for this reason. */
    record Held(String reason) implements Fate {}

    /** Nowhere, for this reason. */
    record Dropped(String reason) implements Fate {}

    /** Back to its client or sender, for this reason. */
    record Returned(String reason) implements Fate {}

    /** Nowhere now; tried again later, for this reason. */
    record Deferred(String reason) implements Fate {}

    /** To others by errands; its recipients do not get it, for this reason. */
    record Redirected(String reason) implements Fate {}
  }
}
