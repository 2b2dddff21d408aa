package io.postern.fetch;

/**
 * What came of the wish to delete a message at the provider.
 *
 * @param uidl which one
 * @param result what became of it
 * @param text the provider's words, when it refused; else empty
 */
public record MailboxDeletion(String uidl, Result result, String text) {

  /** What became of a message. */
  public enum Result {
    /** The provider confirmed that it is gone. */
    DELETED,
    /** It is not in the mailbox. */
    NOT_THERE,
    /** Nobody is known to have it, and it was not said that it may be lost. Nothing was done. */
    NOT_DELIVERED,
    /** Several messages have this UIDL, so that it is not certain which is meant. */
    AMBIGUOUS,
    /** The provider does not want to delete it. */
    REFUSED
  }
}
