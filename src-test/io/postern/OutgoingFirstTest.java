package io.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.journal.Journal;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.queue.Deposit;
import io.postern.queue.Operation;
import io.postern.queue.Overdue;
import io.postern.queue.Queue;
import io.postern.queue.QueueMeter;
import io.postern.queue.QueueSettings;
import io.postern.queue.Reach;
import io.postern.queue.Returns;
import io.postern.queue.State;
import io.postern.queue.Wake;
import io.postern.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session lets mail go that waits for a connection, and is never kept from beginning (F71). */
class OutgoingFirstTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;
  private Store store;
  private Queue queue;

  @BeforeEach
  void open() throws Exception {
    store = Store.open(folder.resolve("postern.db"), CLOCK);
    Map<Priority, QueueSettings.Schedule> schedules = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      schedules.put(
          priority,
          new QueueSettings.Schedule(
              QueueSettings.Send.WHEN_CONNECTED, Duration.ZERO, Duration.ZERO));
    }
    queue =
        new Queue(
            store,
            new Journal(store, CLOCK),
            new QueueSettings(folder.resolve("queue"), 1_000, schedules, true),
            new Overdue(Duration.ofHours(4), Duration.ofDays(5)),
            Returns.NONE,
            Wake.NONE,
            QueueMeter.NONE,
            Reach.ALWAYS,
            CLOCK);
    byte[] octets = "Subject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
    Envelope envelope =
        new Envelope(Address.parse("me@company.example"), List.of(Address.of("you@e.example")));
    Mail mail = Mail.of("M1", envelope, Content.of(octets));
    queue
        .put(
            new Deposit(
                mail, Priority.LOW, "isp", "", State.FROZEN, Operation.FOREVER, true, "waits"),
            List.of())
        .join();
  }

  @AfterEach
  void close() {
    queue.close();
    store.close();
  }

  @Test
  void whatWaitsForAConnectionIsDue() {
    new OutgoingFirst(() -> queue, false, CLOCK).run();
    assertThat(queue.find("M1").orElseThrow().state()).isEqualTo(State.DUE);
  }

  @Test
  void nobodyWaitsWhenNobodySends() {
    long start = System.nanoTime();
    new OutgoingFirst(() -> queue, true, CLOCK).run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(queue.find("M1").orElseThrow().state()).isEqualTo(State.DUE);
  }

  @Test
  void withoutOutgoingMailASessionBegins() {
    assertThatCode(new OutgoingFirst(() -> null, true, CLOCK)::run).doesNotThrowAnyException();
  }

  @Test
  void aStoreThatFailsKeepsNoSessionFromBeginning() {
    store.close();
    assertThatCode(new OutgoingFirst(() -> queue, true, CLOCK)::run).doesNotThrowAnyException();
  }
}
