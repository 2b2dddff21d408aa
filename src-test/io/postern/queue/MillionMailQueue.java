package io.postern.queue;

import io.postern.journal.Journal;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills a queue with a great number of mails and prints how long the questions and operations take
 * that people and workers have. Arguments: folder, number of mails.
 */
public final class MillionMailQueue {
  private static final Overdue OVERDUE = new Overdue(Duration.ofHours(4), Duration.ofDays(5));
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int CHUNK = 5_000;
  private static final int REPEAT = 5;
  private static final byte[] OCTETS =
      "Subject: x\r\n\r\nx\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII);

  private MillionMailQueue() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int mails = Integer.parseInt(args[1]);
    try (Store store = Store.open(folder.resolve("bench.db"), CLOCK)) {
      fill(store, mails);
      Journal journal = new Journal(store, CLOCK);
      QueueSettings settings = new QueueSettings(folder.resolve("queue"), 1 << 18, Map.of(), false);
      long start = System.nanoTime();
      try (Queue queue =
          new Queue(
              store,
              journal,
              settings,
              OVERDUE,
              Returns.NONE,
              Wake.NONE,
              QueueMeter.NONE,
              Reach.ALWAYS,
              CLOCK)) {
        print("open (counts all)", System.nanoTime() - start);
        questions(queue, mails);
        life(queue);
        operations(queue);
      }
    }
  }

  /** Half is due now, a third is frozen, a sixth is due later; three destinations. */
  private static void fill(Store store, int mails) {
    QueueRows rows = new QueueRows();
    int present = store.read(tx -> (int) rows.lastSeq(tx));
    for (int from = present + 1; from <= mails; from += CHUNK) {
      int first = from;
      store.commit(
          tx -> {
            for (int i = first; i < first + CHUNK && i <= mails; i++) {
              rows.insert(tx, row(i));
              rows.content(tx, i, OCTETS);
            }
            return null;
          });
    }
  }

  private static Row row(int i) {
    Address to = Address.of("customer" + i * 7919L % 100_003 + "@firm" + i % 997 + ".example");
    Envelope envelope =
        new Envelope(Address.parse("user" + i % 100 + "@company.example"), List.of(to));
    Instant now = CLOCK.instant();
    State state = i % 6 < 3 ? State.DUE : i % 6 < 5 ? State.FROZEN : State.DUE;
    Instant due = i % 6 < 3 ? now : now.plus(Duration.ofHours(1 + i % 48));
    Queued queued =
        new Queued(
            String.format("M%015d", i),
            state,
            Priority.values()[i % 10 == 0 ? 0 : i % 10 == 1 ? 2 : 1],
            due,
            false,
            "isp" + i % 3,
            now,
            "mailserver.company.example [192.0.2.7]",
            envelope,
            List.of(new QueuedRecipient(to, QueuedRecipient.State.OPEN, "")),
            "Offer number " + i + " for the next year",
            OCTETS.length,
            0,
            false,
            "");
    return new Row(i, queued, false, 0, null);
  }

  private static void questions(Queue queue, int mails) {
    median("counts", () -> queue.counts().mails());
    median("list, newest 100", () -> queue.list(QueueQuery.ALL).size());
    String middle = String.format("M%015d", mails / 2);
    median("list, 100 from the middle", () -> queue.list(QueueQuery.ALL.after(middle)).size());
    median("find by name", () -> queue.find(middle).isPresent());
    median("search sender, many hits", () -> queue.list(QueueQuery.ALL.sender("user42@")).size());
    median("search sender, no hit", () -> queue.list(QueueQuery.ALL.sender("nobody@")).size());
    median("search recipient, few", () -> queue.list(QueueQuery.ALL.recipient("r4711@")).size());
    median("search subject, one hit", () -> queue.list(QueueQuery.ALL.subject("r 4711 f")).size());
    median("search any text, no hit", () -> queue.list(QueueQuery.ALL.text("nothing")).size());
    median("held mails (none)", () -> queue.list(QueueQuery.ALL.state(State.HELD)).size());
    median("connection begins", queue::connectionBegins);
    median(
        "next due, asked anew",
        () -> {
          queue.dispatch().refresh();
          try {
            Candidate next = queue.dispatch().take(() -> true).orElseThrow();
            queue.dispatch().done(next);
            return next;
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void life(Queue queue) {
    int[] i = {0};
    median(
        "put (one thread, one commit)",
        () -> queue.put(deposit("P" + System.nanoTime() + i[0]++), List.of()).join());
    String id = "L" + System.nanoTime();
    queue.put(deposit(id), List.of()).join();
    long start = System.nanoTime();
    Transit transit = ((Begun.Granted) queue.begin(id)).transit();
    print("begin", System.nanoTime() - start);
    start = System.nanoTime();
    Address to = transit.mail().envelope().recipients().get(0);
    queue.settle(
        transit,
        new Settlement(
            Map.of(to, new Settlement.Fate.Delivered("250 ok")),
            Instant.EPOCH,
            Optional.empty(),
            true,
            false,
            "",
            List.of(),
            List.of()));
    print("settle", System.nanoTime() - start);
  }

  private static void operations(Queue queue) {
    QueueQuery hits = QueueQuery.ALL.sender("user42@");
    Operation freeze = new Operation.Freeze(Operation.FOREVER);
    long start = System.nanoTime();
    long count = queue.apply(freeze, Selection.of(hits), "the bench", done -> {});
    print("freeze " + count + " mails of a filter", System.nanoTime() - start);
  }

  private static Deposit deposit(String id) {
    Envelope envelope = new Envelope(Optional.empty(), List.of(Address.of("b@customer.example")));
    try {
      Mail mail = Mail.of(id, envelope, Content.of(OCTETS));
      return new Deposit(
          mail, Priority.HIGH, "isp1", "bench", State.DUE, CLOCK.instant(), false, "");
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void median(String what, java.util.function.Supplier<Object> work) {
    long[] nanos = new long[REPEAT];
    for (int i = 0; i < REPEAT; i++) {
      long start = System.nanoTime();
      if (work.get() instanceof Throwable failed) {
        throw new IllegalStateException(failed);
      }
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    print(what, nanos[REPEAT / 2]);
  }

  private static void print(String what, long nanos) {
    System.out.printf("%-32s %10.2f ms%n", what, nanos / 1e6);
  }
}
