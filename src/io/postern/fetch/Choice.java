package io.postern.fetch;

import io.postern.fetch.LedgerEntry.Stay;
import java.time.Instant;
import java.util.Set;

/** Says what a session does with a message, by what the ledger knows of it. */
final class Choice {
  private final MailboxSettings settings;
  private final SizeGate gate;
  private final Plan.Phase phase;
  private final Set<String> tried;
  private final boolean top;
  private final Instant now;
  private int retries;

  /**
   * @param gate says which mails are too large
   * @param tried UIDLs that this session tried again already and leaves alone from now on
   * @param top whether the provider can show a header alone; else it takes a download to compare
   */
  Choice(
      MailboxSettings settings,
      SizeGate gate,
      Plan.Phase phase,
      Set<String> tried,
      boolean top,
      Instant now) {
    this.settings = settings;
    this.gate = gate;
    this.phase = phase;
    this.tried = tried;
    this.top = top;
    this.now = now;
  }

  /** How many messages were passed over that were tried before and belong to the other phase. */
  int retries() {
    return retries;
  }

  private boolean isFresh() {
    return phase == Plan.Phase.FRESH;
  }

  /**
   * What to do; null for nothing.
   *
   * @param octets its size as it is listed now
   * @param entry null when the message is not known
   */
  Task.Action of(long octets, LedgerEntry entry) {
    if (entry == null) {
      return isFresh() ? fetch(octets) : null;
    }
    if (entry.state() == LedgerEntry.State.OPEN) {
      return open(octets, entry);
    }
    if (!isFresh() || entry.state() == LedgerEntry.State.SEEN) {
      return null;
    }
    if (entry.size() != octets) {
      return top ? Task.Action.COMPARE : Task.Action.FETCH;
    }
    return settings.retention().isOver(entry, now) ? Task.Action.DELETE : null;
  }

  private Task.Action open(long octets, LedgerEntry entry) {
    boolean told = entry.stays() == Stay.OVERSIZE && gate.stops(octets);
    boolean left = entry.stays() == Stay.LEFT && entry.attempts() == 0;
    if (told || left) {
      return isFresh() ? lying(entry, told) : null;
    }
    boolean retry = entry.attempts() > 0;
    retries += retry && isFresh() && !tried.contains(entry.uidl()) ? 1 : 0;
    boolean mine = retry != isFresh() && !tried.contains(entry.uidl());
    if (mine && retry) {
      tried.add(entry.uidl());
    }
    return mine ? fetch(octets) : null;
  }

  private Task.Action lying(LedgerEntry entry, boolean told) {
    if (settings.retention().isExpired(entry, now)) {
      return Task.Action.DELETE;
    }
    if (told) {
      return null;
    }
    return top ? Task.Action.REROUTE : Task.Action.FETCH;
  }

  private Task.Action fetch(long octets) {
    return gate.stops(octets) ? Task.Action.TELL : Task.Action.FETCH;
  }
}
