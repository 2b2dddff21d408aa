package io.postern.fetch;

import java.time.Instant;
import java.util.Set;

/**
 * What we did with one message of an account.
 *
 * @param account the account's name
 * @param uidl the provider's name for the message
 * @param mailId our name for it, made when it was first begun
 * @param size in octets, as the provider says
 * @param fingerprint of its header, see {@link LedgerFingerprint}; null when it was never seen
 * @param state how far it got
 * @param attempts how many attempts were begun and counted, the one at hand included
 * @param unfinished whether the last attempt never reported: it is under way, or the process died
 *     in it
 * @param done the recipients that have it or for whom it is held; only while it is open
 * @param stays why it lies at the provider on purpose; null when it does not, or only because all
 *     mails of the account do
 * @param since when we were done with it: it became safe, or was left there; null before
 */
public record LedgerEntry(
    String account,
    String uidl,
    String mailId,
    long size,
    String fingerprint,
    State state,
    int attempts,
    boolean unfinished,
    Set<String> done,
    Stay stays,
    Instant since) {

  /** Why a message lies at the provider on purpose. */
  public enum Stay {
    /** It is safe, and a recipient wants it to stay there (F39). */
    KEPT("kept"),
    /** It matches nobody (F40). */
    LEFT("left"),
    /** It is too large, and whoever would have got it was told (F38). */
    OVERSIZE("oversize");

    private final String text;

    Stay(String text) {
      this.text = text;
    }

    /** As the database has it. */
    String text() {
      return text;
    }

    /** The way back; null stays null. */
    static Stay read(String text) {
      for (Stay stay : values()) {
        if (stay.text.equals(text)) {
          return stay;
        }
      }
      return null;
    }
  }

  /** How far a message got. */
  public enum State {
    /** Not yet safe: to be fetched. */
    OPEN,
    /** Every recipient has it, or it is in the hold: it may be deleted at the provider. */
    SAFE,
    /**
     * An administrator said that we need not fetch it. Whether anybody has it is not known, so it
     * is never deleted at the provider by us.
     */
    SEEN,
    /**
     * The provider confirmed its deletion. When it is listed again all the same, it is deleted
     * again.
     */
    DELETED;

    static State read(String text) {
      return switch (text) {
        case "open" -> OPEN;
        case "safe" -> SAFE;
        case "seen" -> SEEN;
        case "deleted" -> DELETED;
        default -> throw new IllegalArgumentException("no state of a message: " + text);
      };
    }
  }

  /** A message whose life begins. */
  static LedgerEntry fresh(String account, String uidl, String mailId, long size, int attempts) {
    boolean begun = attempts > 0;
    return new LedgerEntry(
        account, uidl, mailId, size, null, State.OPEN, attempts, begun, Set.of(), null, null);
  }

  /** The same with the recipients that have it. */
  LedgerEntry with(Set<String> recipients) {
    return new LedgerEntry(
        account,
        uidl,
        mailId,
        size,
        fingerprint,
        state,
        attempts,
        unfinished,
        recipients,
        stays,
        since);
  }

  /** Whether it has to be fetched. */
  public boolean fetchable() {
    return state == State.OPEN;
  }

  /** Whether its deletion at the provider loses nothing. */
  public boolean deletable() {
    return state == State.SAFE || state == State.DELETED;
  }
}
