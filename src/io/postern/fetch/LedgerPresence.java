package io.postern.fetch;

import java.util.List;

/**
 * How an account's ledger and a listing of its mailbox compare; see {@link LedgerRows}.
 *
 * @param live messages that should be there: safe or seen, left at the provider, not missed before
 * @param hits how many of these are listed. When there are many live ones and hardly a hit, the
 *     provider has given all messages new names
 * @param vanished messages, of any state but deleted, that are missed for the first time
 * @param returned messages that were missed before and are listed now
 * @param expired messages that are gone for so long that they can be forgotten
 */
public record LedgerPresence(
    int live, int hits, List<String> vanished, List<String> returned, List<String> expired) {

  /** Whether there is nothing to write down. */
  public boolean unchanged() {
    return vanished.isEmpty() && returned.isEmpty() && expired.isEmpty();
  }
}
