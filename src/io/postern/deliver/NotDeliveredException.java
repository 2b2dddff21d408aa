package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.Outcome;

/** A mail server did not take a mail; how Camel's error handling learns of it. */
public final class NotDeliveredException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Outcome outcome;

  NotDeliveredException(Address recipient, Outcome outcome) {
    super(
        (outcome instanceof Outcome.Refused ? "refused for " : "deferred for ")
            + recipient
            + ": "
            + outcome.text());
    this.outcome = outcome;
  }

  /** {@link Outcome.Deferred} or {@link Outcome.Refused}. */
  public Outcome outcome() {
    return outcome;
  }
}
