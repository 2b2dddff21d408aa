package io.postern.fetch;

import io.postern.journal.Entry;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.MailIds;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A ledger with its database, which can die and come back, and a clock that can be moved. */
final class LedgerConversation implements AutoCloseable {
  static final String ACCOUNT = "info";

  private final Path file;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
  Store store;
  Journal journal;
  Ledger ledger;

  LedgerConversation(Path folder) {
    this.file = folder.resolve("postern.db");
    open();
  }

  private void open() {
    store = Store.open(file, clock);
    journal = new Journal(store, clock);
    ledger = new Ledger(store, journal, new MailIds(clock), clock);
  }

  void restart() {
    store.close();
    open();
  }

  Instant now() {
    return clock.instant();
  }

  void later(Duration time) {
    clock.advance(time);
  }

  /** Its way has ended well; the header that was read is told by its fingerprint. */
  void settle(LedgerEntry mail, String fingerprint) {
    Task task = new Task(1, mail.uidl(), mail.size(), false, Task.Action.FETCH, mail);
    ledger
        .settled(mail, new Carriage(task, new Settlement.Safe(), fingerprint, Notes.NONE, false))
        .join();
  }

  LedgerEntry begin(String uidl) {
    return ledger.begin(ACCOUNT, List.of(new Candidate(uidl, 1_000))).get(0);
  }

  LedgerEntry entry(String uidl) {
    return ledger.lookup(ACCOUNT, List.of(uidl)).get(uidl);
  }

  void safe(String uidl) {
    begin(uidl);
    ledger.settled(ACCOUNT, uidl, true, true).join();
  }

  /** Event and recipient of each line about a mail, oldest first. */
  List<String> journal(String mailId) {
    List<Entry> lines = journal.query(JournalQuery.ALL.mail(mailId));
    return lines.stream()
        .sorted((a, b) -> Long.compare(a.seq(), b.seq()))
        .map(e -> e.event() + (e.recipient() == null ? "" : " " + e.recipient()))
        .toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
