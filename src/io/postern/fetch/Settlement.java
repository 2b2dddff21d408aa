package io.postern.fetch;

/** How a fetched mail's way through the routes ended. */
public sealed interface Settlement {

  /** Every recipient has it, or it is in the hold: it may be deleted at the provider. */
  record Safe() implements Settlement {}

  /**
   * It stays at the provider on purpose, undelivered, and is tried again at the next session.
   *
   * @param reason for journal and session report
   */
  record Left(String reason) implements Settlement {}

  /**
   * Some recipient does not have it yet. It stays at the provider and is tried again.
   *
   * @param reason for journal and session report
   * @param serverAtFault whether any other mail would have fared the same, so that it does not
   *     count against this mail's attempt budget
   */
  record Unsettled(String reason, boolean serverAtFault) implements Settlement {}
}
