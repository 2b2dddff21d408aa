package io.postern.queue;

import java.time.Instant;
import java.util.Set;

/** Where is asked what may be sent; never by two threads at once. */
interface DueSource {
  /**
   * @param resting destinations that are to be left out
   * @param max mails, at the most
   */
  DueRows.Answer ask(Instant now, Set<String> resting, int max);

  /** Mails of destinations that rest, whose senders are to be told something. */
  OverdueRows.Found overdue(Instant now, Set<String> resting);
}
