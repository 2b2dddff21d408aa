package io.postern.queue;

import static io.postern.queue.Office.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Priority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F86: mail that goes when connected anyway goes at no other time, be it ever so due. */
class MailThatMustNotConnectWaitsTest {
  @TempDir Path folder;
  private Office office;
  private final AtomicInteger kept = new AtomicInteger();
  private boolean connected;

  @BeforeEach
  void open() {
    office = new Office(folder);
    office.reach = this::keep;
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Optional<Runnable> keep(Queued mail) {
    if (mail.priority() != Priority.LOW) {
      return Optional.of(() -> {});
    }
    if (connected) {
      kept.incrementAndGet();
    }
    return connected ? Optional.of(kept::decrementAndGet) : Optional.empty();
  }

  private void put(String id, Priority priority) {
    Deposit normal = office.deposit(id, A);
    office.put(office.deposit(normal.mail(), priority, "isp"));
  }

  @Test
  void withoutAConnectionItWaitsForOneAgain() throws Exception {
    put("M1", Priority.LOW);
    assertThat(office.next(1)).containsExactly("M1");
    assertThat(office.refusal("M1")).isEqualTo("it waits for a connection");
    assertThat(office.nothingIsDue()).isTrue();
    Queued waiting = office.get("M1");
    assertThat(waiting.state()).isEqualTo(State.FROZEN);
    assertThat(waiting.awaitsConnection()).isTrue();
    assertThat(waiting.note()).isEqualTo("waits for a connection to the provider");
    assertThat(office.queue.counts().of().get(State.FROZEN).mails()).isEqualTo(1);
    assertThat(office.queue.counts().of().get(State.DUE).mails()).isZero();
  }

  @Test
  void itGoesWithTheNextConnectionAndKeepsItWhileItIsSent() {
    put("M1", Priority.LOW);
    office.refusal("M1");
    connected = true;
    office.clock.advance(Duration.ofMinutes(1));
    assertThat(office.queue.connectionBegins()).isEqualTo(1);
    Transit transit = office.begin("M1");
    assertThat(kept).hasValue(1);
    office.queue.settle(transit, office.settlement(transit, new Settlement.Fate.Delivered("ok")));
    assertThat(kept).hasValue(0);
    assertThat(office.queue.find("M1")).isEmpty();
  }

  @Test
  void anotherAttemptWaitsForAConnection() {
    connected = true;
    put("M1", Priority.LOW);
    Transit transit = office.begin("M1");
    office.queue.settle(transit, office.settlement(transit, new Settlement.Fate.Open("451 later")));
    connected = false;
    office.clock.set(office.get("M1").dueAt());
    assertThat(office.refusal("M1")).isEqualTo("it waits for a connection");
    assertThat(office.get("M1").attempts()).isEqualTo(1);
    assertThat(office.get("M1").awaitsConnection()).isTrue();
  }

  @Test
  void whatAPersonFrozeMeanwhileStaysFrozen() {
    connected = true;
    put("M1", Priority.LOW);
    office.queue.apply(new Operation.Freeze(Operation.FOREVER), Selection.of("M1"), "anna");
    connected = false;
    office.refusal("M1");
    assertThat(office.get("M1").awaitsConnection()).isFalse();
    connected = true;
    assertThat(office.refusal("M1")).startsWith("it is not to be sent before");
    assertThat(kept).hasValue(0);
  }

  @Test
  void aConnectionThatComesUpMeanwhileIsNotMissed() {
    put("M1", Priority.LOW);
    AtomicInteger asked = new AtomicInteger();
    office.clock.advance(Duration.ofMinutes(1));
    office.reach = mail -> asked.getAndIncrement() == 0 ? Optional.empty() : Optional.of(() -> {});
    assertThat(office.refusal("M1")).isEqualTo("it waits for a connection");
    assertThat(office.get("M1").state()).isEqualTo(State.DUE);
  }

  @Test
  void otherMailIsNotHeldUp() {
    put("M1", Priority.HIGH);
    assertThat(office.begin("M1")).isNotNull();
  }
}
