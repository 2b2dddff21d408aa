package io.postern.queue;

import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.queue.QueueSettings.Schedule;
import io.postern.queue.QueueSettings.Send;
import io.postern.queue.Settlement.Fate;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue in a folder, with a clock that the test moves. */
final class Office implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  static final Duration WARN_AFTER = Duration.ofHours(4);
  static final Duration EXPIRE_AFTER = Duration.ofDays(5);
  static final int IN_DATABASE = 2_000;
  static final Address A = Address.of("a@customer.example");
  static final Address B = Address.of("b@customer.example");

  final SettableClock clock = new SettableClock(NOW);
  final List<String> told = new ArrayList<>();
  final List<String> woken = new ArrayList<>();

  /** What the queue asks before each attempt. */
  Reach reach = Reach.ALWAYS;

  private final Path folder;
  Store store;
  Journal journal;
  Queue queue;

  Office(Path folder) {
    this.folder = folder;
    open();
  }

  private void open() {
    store = Store.open(folder.resolve("postern.db"), clock);
    journal = new Journal(store, clock);
    openQueue();
  }

  private void openQueue() {
    try {
      queue =
          new Queue(
              store,
              journal,
              settings(folder),
              new Overdue(WARN_AFTER, EXPIRE_AFTER),
              this::notice,
              woken::add,
              QueueMeter.NONE,
              mail -> reach.keep(mail),
              clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** High at once, normal frozen and collected, low when connected. */
  static QueueSettings settings(Path folder) {
    Duration minute = Duration.ofMinutes(1);
    return new QueueSettings(
        folder.resolve("outgoing"),
        IN_DATABASE,
        Map.of(
            Priority.HIGH, new Schedule(Send.AT_ONCE, Duration.ZERO, Duration.ZERO),
            Priority.NORMAL, new Schedule(Send.COLLECT, minute, minute.multipliedBy(30)),
            Priority.LOW, new Schedule(Send.WHEN_CONNECTED, minute, Duration.ZERO)),
        false);
  }

  private Optional<Deposit> notice(Queued queued, Mail mail) {
    told.add(queued.mailId() + " " + mail.envelope().recipients());
    return queued
        .envelope()
        .sender()
        .map(
            sender ->
                deposit(
                    mail("DSN" + queued.mailId(), Optional.empty(), "returned", sender),
                    Priority.NORMAL,
                    "internal"));
  }

  static Mail mail(String id, Optional<Address> from, String text, Address... to) {
    return mail(id, new Envelope(from, List.of(to)), text);
  }

  static Mail mail(String id, Envelope envelope, String text) {
    String octets = "Subject: about " + id + "\r\n\r\n" + text + "\r\n";
    try {
      return Mail.of(id, envelope, Content.of(octets.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Deposit deposit(Mail mail, Priority priority, String destination) {
    return new Deposit(
        mail, priority, destination, "the test", State.DUE, clock.instant(), false, "");
  }

  Deposit deposit(String id, Address... to) {
    return deposit(
        mail(id, Address.parse("me@company.example"), "text", to), Priority.NORMAL, "isp");
  }

  void put(String id) {
    put(deposit(id, A));
  }

  void put(Deposit deposit) {
    queue.put(deposit, List.of()).join();
  }

  Queued get(String id) {
    return queue.find(id).orElseThrow();
  }

  Transit begin(String id) {
    return ((Begun.Granted) queue.begin(id)).transit();
  }

  String refusal(String id) {
    return ((Begun.Withdrawn) queue.begin(id)).why();
  }

  /** A queue that knows nothing but what is on stable storage. */
  void restart() {
    queue.close();
    openQueue();
  }

  /** In the order in which it happened. */
  List<String> journal(String id) {
    return journal.query(JournalQuery.ALL.mail(id)).stream()
        .sorted((x, y) -> Long.compare(x.seq(), y.seq()))
        .map(e -> e.event() + (e.recipient() == null ? "" : " " + e.recipient()) + " " + e.detail())
        .toList();
  }

  /** The next mails that would be given to workers. */
  List<String> next(int count) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(queue.dispatch().take(() -> true).orElseThrow().mailId());
    }
    return ids;
  }

  /** Whether a worker that asks now would get nothing. */
  boolean nothingIsDue() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    AtomicBoolean answered = new AtomicBoolean();
    Thread self = Thread.currentThread();
    Thread bell =
        new Thread(
            () -> {
              while (!answered.get() && self.isAlive()) {
                queue.dispatch().wake();
                Thread.yield();
              }
            });
    bell.start();
    Optional<Candidate> got = queue.dispatch().take(() -> asked.getAndIncrement() < 5);
    answered.set(true);
    bell.join();
    return got.isEmpty();
  }

  /** All fates alike, next attempt in ten minutes. */
  Settlement settlement(Transit transit, Fate fate) {
    Map<Address, Fate> fates = new HashMap<>();
    transit.mail().envelope().recipients().forEach(r -> fates.put(r, fate));
    return settlement(fates);
  }

  Settlement settlement(Map<Address, Fate> fates) {
    return new Settlement(
        fates,
        clock.instant().plus(Duration.ofMinutes(10)),
        Optional.empty(),
        true,
        false,
        "later",
        List.of(),
        List.of());
  }

  @Override
  public void close() {
    queue.close();
    store.close();
  }
}
