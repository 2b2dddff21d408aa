package io.postern.fetch;

import io.postern.fetch.MailboxDeletion.Result;
import io.postern.fetch.pop3.Listing;
import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks into mailboxes at providers and tidies them up by hand (F42, F43). Each method is a visit
 * of its own and may only be called while no session of the account is under way.
 *
 * <p>Memory does not grow with the mailbox but for a listing of some dozen octets a message, which
 * is kept for a few minutes for who goes through it page by page.
 */
public final class MailboxTool {
  /** Rows in one answer, at the most. */
  public static final int MAX_ROWS = 1_000;

  /** Rows in one answer of which the header is read, too. */
  public static final int MAX_EXCERPTS = 200;

  /** Lines of a body in one answer. */
  public static final int MAX_LINES = 100_000;

  private static final int MAX_TEXT = 2 * 1024 * 1024;
  private static final int CHUNK = 1_000;

  private final Providers providers;
  private final Ledger ledger;
  private final LedgerCare care;
  private final AccountHistory history;
  private final KeptListing kept;

  public MailboxTool(
      Providers providers, Ledger ledger, LedgerCare care, AccountHistory history, Clock clock) {
    this.providers = providers;
    this.ledger = ledger;
    this.care = care;
    this.history = history;
    this.kept = new KeptListing(clock);
  }

  /**
   * A part of what is in the mailbox, newest first.
   *
   * @param before 0 for the newest messages, else {@link MailboxPage#next} of the part before
   * @param limit rows at the most, 1 to {@value #MAX_ROWS}
   * @param excerpts whether to ask for headers, too; of {@value #MAX_EXCERPTS} rows at the most
   */
  public MailboxPage list(MailboxSettings account, int before, int limit, boolean excerpts)
      throws Pop3Exception {
    if (limit < 1 || limit > MAX_ROWS) {
      throw new IllegalArgumentException("limit: expected 1 to " + MAX_ROWS + ", not " + limit);
    }
    Listing known = before > 0 && !excerpts ? kept.of(account) : null;
    if (known != null) {
      return page(account, new MailboxRows(known), before, limit);
    }
    try (Pop3Connection pop3 = connect(account)) {
      Listing listing = pop3.list(Session.MAX_LISTED);
      kept.keep(account, listing);
      MailboxPage page = page(account, new MailboxRows(listing), before, limit);
      List<MailboxRow> rows =
          excerpts ? new MailboxReading(pop3).excerpts(page.rows(), MAX_EXCERPTS) : page.rows();
      pop3.quit();
      return new MailboxPage(page.mails(), page.octets(), page.beyond(), rows, page.next());
    }
  }

  private MailboxPage page(MailboxSettings account, MailboxRows all, int before, int limit) {
    int end = before == 0 ? all.size() : Math.min(before, all.size());
    int start = Math.max(0, end - limit);
    List<MailboxRow> rows = all.between(start, end, uidls -> ledger.lookup(name(account), uidls));
    return new MailboxPage(all.size(), all.octets(), all.beyond(), rows, start);
  }

  /**
   * The messages that are meant, with headers; who is not there is left out.
   *
   * @param which numbers, or UIDLs; a UIDL of digits alone stands behind {@code uidl:}
   */
  public List<MailboxRow> find(MailboxSettings account, Collection<String> which)
      throws Pop3Exception {
    try (Pop3Connection pop3 = connect(account)) {
      List<MailboxRow> found = meant(account, pop3, which);
      List<MailboxRow> rows = new MailboxReading(pop3).excerpts(found, MAX_EXCERPTS);
      pop3.quit();
      return rows;
    }
  }

  private List<MailboxRow> meant(
      MailboxSettings account, Pop3Connection pop3, Collection<String> which) throws Pop3Exception {
    if (which.isEmpty() || which.size() > MAX_ROWS) {
      throw new IllegalArgumentException(
          "expected 1 to " + MAX_ROWS + " messages, not " + which.size());
    }
    Listing listing = pop3.list(Session.MAX_LISTED);
    return new MailboxRows(listing).named(which, uidls -> ledger.lookup(name(account), uidls));
  }

  /**
   * The beginning of a message.
   *
   * @param which as in {@link #find}
   * @param lines of its body, 0 to {@value #MAX_LINES}
   * @throws IllegalArgumentException when it is not there
   */
  public MailboxText show(MailboxSettings account, String which, int lines) throws IOException {
    if (lines < 0 || lines > MAX_LINES) {
      throw new IllegalArgumentException("lines: expected 0 to " + MAX_LINES + ", not " + lines);
    }
    try (Pop3Connection pop3 = connect(account)) {
      MailboxRow row =
          meant(account, pop3, List.of(which)).stream()
              .findFirst()
              .orElseThrow(() -> notThere(account, which));
      MailboxText text = new MailboxReading(pop3).text(row, lines, MAX_TEXT);
      pop3.quit();
      return text;
    }
  }

  private static IllegalArgumentException notThere(MailboxSettings account, String which) {
    return new IllegalArgumentException(
        "there is no message \"%s\" in the mailbox of %s".formatted(which, name(account)));
  }

  /**
   * Deletes messages at the provider. A UIDL is looked up anew, so that no other message is hit
   * whatever has its number now.
   *
   * @param uidls of the messages
   * @param undelivered whether those may go, too, that nobody is known to have
   * @param byWhom for the journal
   * @return a result for each UIDL, in their order
   * @throws Pop3Exception when it is not known whether the provider deleted them; the ledger then
   *     stays as it was, and a list shows it
   */
  public List<MailboxDeletion> delete(
      MailboxSettings account, List<String> uidls, boolean undelivered, String byWhom)
      throws Pop3Exception {
    Map<String, MailboxDeletion> results = new LinkedHashMap<>();
    uidls.forEach(u -> results.put(u, new MailboxDeletion(u, Result.NOT_THERE, "")));
    List<String> which = results.keySet().stream().map(MailboxRows::byName).toList();
    List<MailboxRow> gone = new ArrayList<>();
    kept.forget();
    try (Pop3Connection pop3 = connect(account)) {
      for (MailboxRow row : meant(account, pop3, which)) {
        MailboxDeletion result = mark(pop3, row, undelivered);
        results.put(row.uidl(), result);
        if (result.result() == Result.DELETED) {
          gone.add(row);
        }
      }
      String answer = new MailboxReading(pop3).refusalOfQuit();
      if (!answer.isEmpty()) {
        gone.forEach(r -> results.put(r.uidl(), refused(r, answer)));
        return List.copyOf(results.values());
      }
    }
    note(name(account), gone, byWhom);
    return List.copyOf(results.values());
  }

  private static MailboxDeletion mark(Pop3Connection pop3, MailboxRow row, boolean undelivered)
      throws Pop3Exception {
    boolean safe = row.known().filter(LedgerEntry::deletable).isPresent();
    if (row.ambiguous()) {
      return new MailboxDeletion(row.uidl(), Result.AMBIGUOUS, "");
    }
    if (!safe && !undelivered) {
      return new MailboxDeletion(row.uidl(), Result.NOT_DELIVERED, "");
    }
    String refusal = new MailboxReading(pop3).refusalOfDele(row.number());
    return refusal.isEmpty()
        ? new MailboxDeletion(row.uidl(), Result.DELETED, "")
        : refused(row, refusal);
  }

  private static MailboxDeletion refused(MailboxRow row, String answer) {
    return new MailboxDeletion(row.uidl(), Result.REFUSED, answer);
  }

  private void note(String account, List<MailboxRow> gone, String byWhom) {
    for (MailboxRow row : gone) {
      if (row.known().filter(LedgerEntry::deletable).isEmpty()) {
        care.lost(account, row, byWhom);
      }
    }
    List<String> uidls = gone.stream().map(MailboxRow::uidl).toList();
    for (int from = 0; from < uidls.size(); from += CHUNK) {
      List<String> some = uidls.subList(from, Math.min(from + CHUNK, uidls.size()));
      ledger.deleted(account, some, Set.of()).join();
    }
  }

  /**
   * Takes all that is in the mailbox as known: it is neither fetched nor deleted, and only what
   * comes later is fetched.
   *
   * @return how many messages were marked; those that we delivered stay what they are
   * @throws IOException when the account's history cannot be written
   */
  public int markAllSeen(MailboxSettings account, String byWhom) throws IOException {
    String host = account.peer().host();
    String username = account.login().username();
    try (Pop3Connection pop3 = connect(account)) {
      Listing listing = pop3.list(Session.MAX_LISTED);
      history.fetching(name(account), host, username);
      int marked = 0;
      for (int from = 0; from < listing.size(); from += CHUNK) {
        marked += ledger.markSeen(name(account), candidates(listing, from));
      }
      history.markedSeen(name(account), host, username);
      care.markedSeen(name(account), marked, byWhom);
      pop3.quit();
      return marked;
    }
  }

  private static List<Candidate> candidates(Listing listing, int from) {
    List<Candidate> some = new ArrayList<>();
    for (int i = from; i < Math.min(from + CHUNK, listing.size()); i++) {
      some.add(new Candidate(listing.uidl(i), listing.octets(i)));
    }
    return some;
  }

  private Pop3Connection connect(MailboxSettings account) throws Pop3Exception {
    return providers.open(account);
  }

  private static String name(MailboxSettings account) {
    return account.account();
  }
}
