package io.postern.fetch;

import io.postern.fetch.pop3.Listing;
import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.mail.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a whole listing with the ledger before anything is fetched: notes what is gone, and
 * notices when the provider has given all messages new names (a migration does that), for then
 * everything would be fetched a second time.
 */
final class MailboxCensus {
  /** How long a message that is gone stays known, in case the provider brings it back. */
  private static final Duration KEEP = Duration.ofDays(30);

  /** Fewer messages than this are not worth a question. */
  private static final int MANY = 10;

  /** At most one in so many is found again when all were renamed. */
  private static final int HARDLY = 5;

  private static final int SAMPLES = 5;
  private static final int MAX_TOP = 64 * 1024;

  private final String account;
  private final boolean leaveOnServer;
  private final Ledger ledger;
  private final Listing listing;

  MailboxCensus(MailboxSettings settings, Ledger ledger, Listing listing) {
    this.account = settings.account();
    this.leaveOnServer = settings.retention().leave();
    this.ledger = ledger;
    this.listing = listing;
  }

  /** Takes all messages as known from now on. */
  void markAllSeen() {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < listing.size(); i++) {
      all.add(new Candidate(listing.uidl(i), listing.octets(i)));
    }
    ledger.markSeen(account, all);
    ledger.note(account, presence());
  }

  /** Notes what changed, so that what is gone for long can be forgotten. */
  void note() {
    ledger.note(account, presence());
  }

  /**
   * Notes what changed, for an account whose mails stay at the provider; where they are deleted
   * once they are safe there is nothing that could be fetched twice.
   *
   * @return a question for an administrator, when all messages seem to have new names
   */
  Optional<String> take(Pop3Connection pop3) throws Pop3Exception {
    if (!leaveOnServer) {
      return Optional.empty();
    }
    LedgerPresence presence = presence();
    boolean suspicious =
        presence.live() >= MANY
            && presence.hits() * HARDLY < presence.live()
            && listing.size() * 2 >= presence.live();
    if (suspicious && looksFamiliar(pop3)) {
      return Optional.of(question(presence));
    }
    ledger.note(account, presence);
    return Optional.empty();
  }

  private LedgerPresence presence() {
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < listing.size(); i++) {
      listed.add(listing.uidl(i));
    }
    return ledger.compare(account, listed::contains, KEEP);
  }

  /** Whether most of a few messages with unknown names have headers that we have seen. */
  private boolean looksFamiliar(Pop3Connection pop3) throws Pop3Exception {
    int looked = 0;
    int familiar = 0;
    int step = Math.max(1, listing.size() / SAMPLES);
    for (int i = 0; i < listing.size() && looked < SAMPLES; i += step) {
      pop3.sendTop(listing.number(i), 0);
      pop3.flush();
      Optional<byte[]> top = pop3.readTop(MAX_TOP);
      if (top.isPresent()) {
        Header header = Header.parse(top.get(), top.get().length);
        familiar += ledger.isFamiliar(account, LedgerFingerprint.of(header)) ? 1 : 0;
      }
      looked++;
    }
    return familiar * 2 > looked;
  }

  private String question(LedgerPresence presence) {
    return ("Of "
            + presence.live()
            + " messages that were left in the mailbox of "
            + account
            + " only "
            + presence.hits()
            + " are there under the names we know, but messages with the same headers are: the"
            + " provider has probably renamed them all, as a migration does. Fetching on would deliver"
            + " every mail again.\n")
        + ("  ./postern ledger " + account + " mark-all-seen   takes all of them as known\n")
        + ("  ./postern ledger " + account + " fetch-all       fetches all of them again");
  }
}
