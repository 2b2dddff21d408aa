package io.postern.fetch;

import io.postern.fetch.pop3.FakePop3;
import io.postern.journal.Entry;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.Outcome;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An account at a {@link FakePop3} with everything that the gateway has for it: a real store and
 * ledger, and one recipient whose outcomes a test decides. {@link #reopen} is what a restart does.
 */
final class Account implements AutoCloseable {
  static final String RECIPIENT = "anna@company.example";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
  private final Path data;
  private final FakePop3 provider;
  private final Wires wires = new Wires();
  private final Diagnoses diagnoses;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final List<String> held = new CopyOnWriteArrayList<>();
  private Function<String, Outcome> outcome = text -> new Outcome.Delivered("250 ok");
  private Retention retention;
  private SizeLimits sizes = SizeLimits.NONE;
  private Prospects prospects = Prospects.NONE;
  private boolean kept;
  private boolean leaving;
  private boolean dying;
  private final List<TooLarge> told = new CopyOnWriteArrayList<>();
  private Outcome telling = new Outcome.Delivered("250 ok");
  private SessionDiary diary = SessionDiary.NONE;
  private Gate gate = Gate.OPEN;
  private Store store;
  private Journal journal;
  private Ledger ledger;
  private AccountHistory history;
  private String username = "anna";

  Account(Path data, FakePop3 provider, boolean leaveOnServer) throws IOException {
    this.data = data;
    this.diagnoses = new Diagnoses(new Providers(wires), clock);
    this.provider = provider;
    this.retention = leaveOnServer ? Retention.FOREVER : Retention.NONE;
    open("postern.db");
  }

  private void open(String database) throws IOException {
    store = Store.open(data.resolve(database), clock);
    journal = new Journal(store, clock);
    ledger = new Ledger(store, journal, new MailIds(clock), clock);
    ledger.closeUnfinished();
    history = new AccountHistory(store, data.resolve("history"));
  }

  /** Another process on the same folder. */
  void reopen() throws IOException {
    store.close();
    open("postern.db");
  }

  /** Another process that finds a database of its own instead of the one there was. */
  void reopenWithAnotherDatabase() throws IOException {
    store.close();
    open("other.db");
  }

  void username(String other) {
    username = other;
    provider.login(other, "geheim");
  }

  /** What the recipient's server says to each mail; gets the text of the mail. */
  void outcome(Function<String, Outcome> decision) {
    outcome = decision;
  }

  void retention(Retention other) {
    retention = other;
  }

  void sizes(SizeLimits limits) {
    sizes = limits;
  }

  void prospects(Prospects other) {
    prospects = other;
  }

  void gate(Gate other) {
    gate = other;
  }

  /** Whether the recipient wants its mails to stay at the provider. */
  void kept(boolean wanted) {
    kept = wanted;
  }

  /** What the recipient's server says to notices about mails that are too large. */
  void telling(Outcome outcome) {
    telling = outcome;
  }

  /** About which mails recipients were told that they are too large. */
  List<TooLarge> told() {
    return List.copyOf(told);
  }

  /** Hears of each step. */
  void diary(SessionDiary other) {
    diary = other;
  }

  /** Whether its mails match nobody and stay at the provider. */
  void leaving(boolean nobody) {
    leaving = nobody;
  }

  /** The next notice is on its way when the process dies. */
  void dyingWhileTelling() {
    dying = true;
  }

  void later(Duration time) {
    clock.advance(time);
  }

  SessionReport session() throws InterruptedException {
    MailboxSettings settings =
        new MailboxSettings(
            "info",
            new Peer(
                "127.0.0.1",
                provider.port(),
                Security.NONE,
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5)),
            new Credentials(username, new Secret("geheim")),
            true,
            new Schedule.OnDemand(),
            retention,
            sizes,
            "");
    FetchSettings limits = new FetchSettings(data, 1, 4, 3, 2, 1024);
    Carrier carrier = new Carrier(settings, limits, ledger, this::carry, "gw.example", clock);
    return new Session(
            settings,
            limits,
            new Providers(wires, name -> () -> null, gate),
            ledger,
            history,
            carrier,
            workers,
            () -> false,
            true,
            prospects,
            diary,
            diagnoses,
            clock)
        .run();
  }

  private Settlement carry(Mail mail, Visit visit) throws IOException {
    if (visit.tooLarge() != null) {
      return tell(visit);
    }
    String text = text(mail);
    if (leaving) {
      return new Settlement.Left("no recipient");
    }
    if (kept) {
      visit.keep();
    }
    if (visit.holdReason() != null) {
      held.add(text);
      ledger.held(visit.mailId(), List.of()).join();
      visit.noteHeld(List.of());
      return visit.settlement();
    }
    if (!visit.done().contains(RECIPIENT)) {
      ledger.sending(visit.mailId(), List.of(RECIPIENT), "deliver-server").join();
      Map<String, Outcome> outcomes = Map.of(RECIPIENT, outcome.apply(text));
      if (outcomes.get(RECIPIENT) instanceof Outcome.Delivered) {
        arrived.add(text);
      }
      visit.note("deliver-server", outcomes);
    }
    return visit.settlement();
  }

  private Settlement tell(Visit visit) {
    String key = "notice to " + RECIPIENT;
    if (!visit.done().contains(key)) {
      ledger.sending(visit.mailId(), List.of(key), "deliver-server").join();
      if (dying) {
        dying = false;
        throw new IllegalStateException("as a dying process would leave it");
      }
      if (telling instanceof Outcome.Delivered) {
        told.add(visit.tooLarge());
      }
      visit.note("deliver-server", Map.of(key, telling));
    }
    return visit.settlement();
  }

  /** The mail below our trace line. */
  private static String text(Mail mail) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    mail.content().writeTo(octets);
    String whole = octets.toString(StandardCharsets.ISO_8859_1);
    int traceEnd = whole.indexOf('\n', whole.indexOf('\n', whole.indexOf('\n') + 1) + 1) + 1;
    return whole.substring(traceEnd);
  }

  /** The mails that the recipient has, without our trace line, in no order. */
  List<String> arrived() {
    return List.copyOf(arrived);
  }

  /** The mails that went to the hold. */
  List<String> held() {
    return List.copyOf(held);
  }

  List<Entry> journal() {
    return journal.query(JournalQuery.ALL);
  }

  AccountHistory history() {
    return history;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    wires.close();
    store.close();
  }
}
