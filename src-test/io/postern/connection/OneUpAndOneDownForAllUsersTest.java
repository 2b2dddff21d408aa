package io.postern.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.connection.ConnectionStatus.State;
import io.postern.time.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F70, F85: the programs bracket what needs the connection. */
class OneUpAndOneDownForAllUsersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock();
  private final AtomicInteger opened = new AtomicInteger();
  private Scripts scripts;

  @BeforeEach
  void write() throws Exception {
    scripts = new Scripts(folder);
  }

  private OnDemandConnection connection(String up, String down) throws Exception {
    return new OnDemandConnection(scripts.settings(up, down), opened::incrementAndGet, clock);
  }

  @Test
  void threeSessionsAtOnceHaveItBroughtUpOnce() throws Exception {
    Path go = scripts.file("go");
    OnDemandConnection connection =
        connection("while [ ! -e " + go + " ]; do sleep 0.05; done", "true");
    ExecutorService sessions = Executors.newFixedThreadPool(3);
    try {
      List<Future<Lease>> leases = new ArrayList<>();
      for (String account : List.of("a", "b", "c")) {
        leases.add(sessions.submit(() -> connection.open(account)));
      }
      await().atMost(PATIENCE).until(() -> connection.status().state() == State.COMING_UP);
      assertThat(connection.join("mail")).isEmpty();
      Files.createFile(go);
      for (Future<Lease> lease : leases) {
        assertThat(lease.get()).isNotNull();
      }
      assertThat(scripts.log()).containsExactly("up");
      assertThat(opened).hasValue(1);
      assertThat(connection.status().users()).containsExactly("a", "b", "c");
      assertThat(connection.status().since()).contains(clock.instant());
    } finally {
      sessions.shutdownNow();
    }
  }

  @Test
  void itGoesDownWhenNobodyHasUsedItForAsLongAsItLingers() throws Exception {
    OnDemandConnection connection = connection("true", "true");
    Lease one = connection.open("one");
    Lease other = connection.join("other").orElseThrow();
    clock.advance(Duration.ofHours(1));
    one.close();
    one.close();
    connection.tick();
    assertThat(connection.status().users()).containsExactly("other");
    other.close();
    clock.advance(Duration.ofSeconds(9));
    connection.tick();
    assertThat(connection.status().state()).isEqualTo(State.UP);
    clock.advance(Duration.ofSeconds(1));
    connection.tick();
    connection.tick();
    assertThat(scripts.log()).containsExactly("up", "down");
    assertThat(connection.status().state()).isEqualTo(State.DOWN);
    assertThat(connection.join("mail")).isEmpty();
  }

  @Test
  void whoComesWhileItLingersKeepsIt() throws Exception {
    OnDemandConnection connection = connection("true", "true");
    connection.open("one").close();
    clock.advance(Duration.ofSeconds(9));
    Lease next = connection.open("next");
    clock.advance(Duration.ofSeconds(9));
    connection.tick();
    assertThat(scripts.log()).containsExactly("up");
    next.close();
    clock.advance(Duration.ofSeconds(10));
    connection.tick();
    assertThat(scripts.log()).containsExactly("up", "down");
  }

  @Test
  void itComesUpAgainForTheNextCycle() throws Exception {
    OnDemandConnection connection = connection("true", "true");
    for (int cycle = 0; cycle < 2; cycle++) {
      connection.open("one").close();
      clock.advance(Duration.ofSeconds(10));
      connection.tick();
    }
    assertThat(scripts.log()).containsExactly("up", "down", "up", "down");
    assertThat(opened).hasValue(2);
  }

  @Test
  void anOrderlyStopTakesItDownOnceAndLetsNobodyIn() throws Exception {
    OnDemandConnection connection = connection("true", "true");
    connection.open("a session that was cut");
    connection.close();
    connection.close();
    clock.advance(Duration.ofHours(1));
    connection.tick();
    assertThat(scripts.log()).containsExactly("up", "down");
    assertThat(connection.join("mail")).isEmpty();
    assertThatThrownBy(() -> connection.open("late"))
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessage("the gateway stops");
  }

  @Test
  void aStopWhileItComesUpTakesItDownAgain() throws Exception {
    Path go = scripts.file("go");
    OnDemandConnection connection =
        connection("while [ ! -e " + go + " ]; do sleep 0.05; done", "true");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Lease> session = threads.submit(() -> connection.open("one"));
      await().atMost(PATIENCE).until(() -> connection.status().state() == State.COMING_UP);
      Future<?> stop = threads.submit(connection::close);
      Files.createFile(go);
      stop.get();
      assertThat(scripts.log()).containsExactly("up", "down");
      assertThatThrownBy(session::get).hasRootCauseMessage("the gateway stops");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatAProcessThatDiedLeftOpenIsTakenDownFirst() throws Exception {
    OnDemandConnection dies = connection("true", "true");
    dies.open("one");
    OnDemandConnection next =
        new OnDemandConnection(scripts.settings("true", "true"), () -> {}, clock);
    assertThat(next.status().state()).isEqualTo(State.LEFT_OPEN);
    assertThat(next.join("mail")).isEmpty();
    next.open("one").close();
    assertThat(scripts.log()).containsExactly("up", "down", "up");
  }

  @Test
  void whatWasLeftOpenDoesNotWaitForSomebodyToNeedIt() throws Exception {
    connection("true", "true").open("one");
    OnDemandConnection next =
        new OnDemandConnection(scripts.settings("true", "true"), () -> {}, clock);
    next.tick();
    next.tick();
    assertThat(scripts.log()).containsExactly("up", "down");
    assertThat(new OnDemandConnection(scripts.settings("true", "true"), () -> {}, clock).status())
        .extracting(ConnectionStatus::state)
        .isEqualTo(State.DOWN);
  }

  @Test
  void aDownThatFailsIsNotRunAgain() throws Exception {
    OnDemandConnection connection = connection("true", "echo no modem >&2; exit 3");
    connection.open("one").close();
    clock.advance(Duration.ofSeconds(10));
    connection.tick();
    connection.tick();
    assertThat(scripts.log()).containsExactly("up", "down");
    assertThat(connection.status().lastFailure().orElseThrow())
        .isEqualTo(
            new ConnectionStatus.Failure(
                clock.instant(), false, "down ended with code 3: no modem", 1));
  }

  @Test
  void aConnectionThatEndsByItselfNeedsNoDown() throws Exception {
    OnDemandConnection connection =
        new OnDemandConnection(
            scripts.settings(List.of(scripts.program("up", "true")), List.of()), () -> {}, clock);
    for (int cycle = 0; cycle < 2; cycle++) {
      connection.open("one").close();
      clock.advance(Duration.ofSeconds(10));
      connection.tick();
      assertThat(connection.status().state()).isEqualTo(State.DOWN);
    }
    assertThat(scripts.log()).containsExactly("up", "up");
  }

  @Test
  void aPersonKeepsItUpUntilTheySayOtherwise() throws Exception {
    OnDemandConnection connection = connection("true", "true");
    ByHand hand = new ByHand(connection);
    hand.up();
    hand.up();
    clock.advance(Duration.ofHours(1));
    connection.tick();
    assertThat(connection.status().users()).containsExactly("a person");
    Lease session = connection.open("one");
    assertThat(hand.down()).isFalse();
    assertThat(scripts.log()).containsExactly("up");
    session.close();
    assertThat(hand.down()).isTrue();
    assertThat(scripts.log()).containsExactly("up", "down");
  }
}
