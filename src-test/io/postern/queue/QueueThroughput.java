package io.postern.queue;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.Line;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.Priority;
import io.postern.store.Store;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The whole life of mails in the queue, without a network: 20 threads put mails of 10 KB, 16 begin
 * and settle them. Arguments: folder, mails per round, rounds.
 */
public final class QueueThroughput {
  private static final int PUTTERS = 20;
  private static final int WORKERS = 16;
  private static final int SIZE = 10_000;
  private static final Overdue OVERDUE = new Overdue(Duration.ofHours(4), Duration.ofDays(5));
  private static final Clock CLOCK = Clock.systemUTC();

  private QueueThroughput() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int mails = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    try (Store store = Store.open(folder.resolve("bench.db"), CLOCK)) {
      Journal journal = new Journal(store, CLOCK);
      QueueSettings settings = new QueueSettings(folder.resolve("queue"), 1 << 18, Map.of(), false);
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
        for (int round = 1; round <= rounds; round++) {
          round(queue, mails, round);
        }
      }
    }
  }

  private static void round(Queue queue, int mails, int round) throws Exception {
    CountDownLatch left = new CountDownLatch(mails);
    Crew crew =
        new Crew("bench", WORKERS, queue.dispatch(), candidate -> send(queue, candidate, left));
    long cpu = cpu();
    long start = System.nanoTime();
    crew.start();
    put(queue, mails);
    double putSeconds = (System.nanoTime() - start) / 1e9;
    left.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuMillis = (cpu() - cpu) / 1e6;
    crew.stop(Duration.ofSeconds(10));
    System.out.printf(
        "round %d: put %.0f mails/s, put+begin+settle %.0f mails/s, %.3f ms CPU per mail%n",
        round, mails / putSeconds, mails / seconds, cpuMillis / mails);
  }

  private static void send(Queue queue, Candidate candidate, CountDownLatch left) {
    if (queue.begin(candidate.mailId()) instanceof Begun.Granted granted) {
      Transit transit = granted.transit();
      Address to = transit.mail().envelope().recipients().get(0);
      queue.settle(
          transit,
          new Settlement(
              Map.of(to, new Settlement.Fate.Delivered("250 2.0.0 ok")),
              Instant.EPOCH,
              Optional.empty(),
              true,
              false,
              "",
              List.of(new Line(Event.DELIVERED, to.toString(), "250 2.0.0 ok")),
              List.of()));
      left.countDown();
    }
  }

  private static void put(Queue queue, int mails) throws Exception {
    AtomicInteger next = new AtomicInteger();
    MailIds ids = new MailIds(CLOCK);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < PUTTERS; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (next.getAndIncrement() < mails) {
                  queue
                      .put(deposit(ids.next()), List.of(new Line(Event.ACCEPTED, null, "from me")))
                      .join();
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static Deposit deposit(String id) {
    byte[] octets = new byte[SIZE];
    java.util.Arrays.fill(octets, (byte) 'x');
    byte[] header =
        ("From: a@company.example\r\nSubject: Offer " + id + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(header, 0, octets, 0, header.length);
    for (int i = 500; i < SIZE; i += 78) {
      octets[i] = '\r';
      octets[i + 1] = '\n';
    }
    Envelope envelope =
        new Envelope(Address.parse("a@company.example"), List.of(Address.of("b@customer.example")));
    try {
      Mail mail = Mail.of(id, envelope, Content.of(octets));
      return new Deposit(
          mail, Priority.NORMAL, "isp", "bench", State.DUE, CLOCK.instant(), false, "");
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
