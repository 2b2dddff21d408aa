package io.postern.fetch;

/** How a fetched mail's way through the routes ended. */
public sealed interface Settlement {

  /**
   * Every recipient has it, or it is in the hold: it may be deleted at the provider.
   *
   * @param kept whether a recipient wants it to stay there all the same
   */
  record Safe(boolean kept) implements Settlement {
    /** Nobody wants it to stay. */
    public Safe() {
      this(false);
    }
  }

  /**
   * It is too large to be downloaded, and whoever would have got it was told. It stays at the
   * provider and is fetched after all when the limit is raised.
   *
   * @param why which limit it is beyond
   * @param reason for the journal
   */
  record Oversize(TooLarge why, String reason) implements Settlement {}

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
