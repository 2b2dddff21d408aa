package io.postern.system;

import io.postern.hold.Held;
import io.postern.hold.Hold;
import io.postern.hold.HoldQuery;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What a gateway wrote down in its data folder; to be read when its process has ended. */
final class Books implements AutoCloseable {
  private final Store store;
  private final Journal journal;
  private final Hold hold;

  /**
   * @param home of the gateway
   */
  Books(Path home) throws IOException {
    Clock clock = Clock.systemUTC();
    Path data = home.resolve("data");
    store = Store.open(data.resolve("postern.db"), clock);
    journal = new Journal(store, clock);
    hold = new Hold(store, journal, data.resolve("hold"), clock);
  }

  /** The newest 10,000 lines about events of a kind, newest first. */
  List<Entry> entries(Event event) {
    return journal.query(JournalQuery.ALL.event(event).limit(JournalQuery.MAX_LIMIT));
  }

  /** The newest 10,000 mails in the hold. */
  List<Held> held() {
    return hold.list(HoldQuery.ALL.limit(HoldQuery.MAX_LIMIT));
  }

  /** A held mail's octets, our lines on top included. */
  byte[] content(Held held) throws IOException {
    return Files.readAllBytes(hold.content(held.mailId()));
  }

  /** How many messages the ledger has in a state, for example {@code open}. */
  int messages(String state) {
    return store.read(
        tx ->
            tx.first("SELECT count(*) FROM ledger WHERE state = ?", r -> r.getInt(1), state)
                .orElseThrow());
  }

  @Override
  public void close() {
    store.close();
  }
}
