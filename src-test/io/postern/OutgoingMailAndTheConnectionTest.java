package io.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.connection.ConnectionSettings;
import io.postern.connection.ConnectionStatus.State;
import io.postern.connection.Lease;
import io.postern.connection.OnDemandConnection;
import io.postern.fetch.Gate;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Priority;
import io.postern.queue.QueueSettings.Schedule;
import io.postern.queue.QueueSettings.Send;
import io.postern.queue.Queued;
import io.postern.relay.Destinations;
import io.postern.relay.Line;
import io.postern.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which outgoing mail opens a connection on demand (F71, F85), which only goes along (F86), and
 * that it has its turn before a session (F72).
 */
class OutgoingMailAndTheConnectionTest {
  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock();
  private Path modem;
  private OnDemandConnection connection;
  private OutgoingConnection outgoing;

  @BeforeEach
  void make() throws IOException {
    modem = Files.createFile(folder.resolve("modem"));
    connection =
        new OnDemandConnection(
            new ConnectionSettings(
                List.of("test", "-e", modem.toString()),
                List.of("true"),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                folder.resolve("data")),
            () -> {},
            clock);
    outgoing =
        new OutgoingConnection(
            connection,
            Map.of(
                Priority.HIGH, new Schedule(Send.AT_ONCE, Duration.ZERO, Duration.ZERO),
                Priority.NORMAL, new Schedule(Send.COLLECT, Duration.ZERO, Duration.ofHours(1)),
                Priority.LOW, new Schedule(Send.WHEN_CONNECTED, Duration.ZERO, Duration.ZERO)),
            clock);
  }

  private Queued mail(Priority priority, String destination) {
    return new Queued(
        "M1",
        io.postern.queue.State.DUE,
        priority,
        clock.instant(),
        false,
        destination,
        clock.instant(),
        "the test",
        new Envelope(Optional.empty(), List.of(Address.of("a@b.example"))),
        List.of(),
        "",
        1,
        0,
        false,
        "");
  }

  @Test
  void mailThatIsSentAtOnceOrWasCollectedOpensIt() throws Exception {
    for (Priority priority : List.of(Priority.HIGH, Priority.NORMAL)) {
      assertThat(outgoing.keep(mail(priority, "isp"))).isPresent();
      assertThat(connection.status().state()).isEqualTo(State.DOWN);
      try (Line.Hold hold = outgoing.hold("isp")) {
        assertThat(connection.status().users()).containsExactly("isp");
      }
      assertThat(connection.status().users()).isEmpty();
      assertThat(connection.closeUnused()).isTrue();
    }
  }

  @Test
  void mailThatGoesWhenConnectedAnywayNeverOpensIt() throws Exception {
    assertThat(outgoing.keep(mail(Priority.LOW, "isp"))).isEmpty();
    assertThat(connection.status().state()).isEqualTo(State.DOWN);
    Lease session = connection.open("info");
    Runnable letGo = outgoing.keep(mail(Priority.LOW, "isp")).orElseThrow();
    session.close();
    clock.advance(Duration.ofHours(1));
    connection.tick();
    assertThat(connection.status().users()).containsExactly("isp");
    letGo.run();
    clock.advance(Duration.ofSeconds(10));
    connection.tick();
    assertThat(connection.status().state()).isEqualTo(State.DOWN);
  }

  @Test
  void mailForTheInternalServerNeedsNone() {
    assertThat(outgoing.keep(mail(Priority.LOW, Destinations.INTERNAL))).isPresent();
    assertThat(connection.status().state()).isEqualTo(State.DOWN);
  }

  @Test
  void afterAFailureMailWaitsAWhileButASessionTriesAtOnce() throws Exception {
    Files.delete(modem);
    String failure = "the connection could not be brought up: test ended with code 1";
    assertThatThrownBy(() -> outgoing.hold("isp")).hasMessage(failure);
    Files.createFile(modem);
    assertThatThrownBy(() -> outgoing.hold("isp")).hasMessage(failure);
    clock.advance(OutgoingConnection.PAUSE);
    outgoing.hold("isp").close();
    connection.closeUnused();
    Files.delete(modem);
    assertThatThrownBy(() -> outgoing.hold("isp")).hasMessage(failure);
    Files.createFile(modem);
    connection.open("info");
    outgoing.hold("isp").close();
  }

  @Test
  void aSessionHasTheConnectionBeforeOutgoingMailHasItsTurn() throws Exception {
    List<String> order = new ArrayList<>();
    Gate gate =
        new ProviderGate(
            Optional.of(connection), () -> order.add("outgoing, " + connection.status().users()));
    try (Gate.Stay stay = gate.enter("info")) {
      order.add("session");
    }
    assertThat(order).containsExactly("outgoing, [info]", "session");
    assertThat(connection.status().users()).isEmpty();
  }

  @Test
  void withoutAConnectionNoOutgoingMailHasItsTurn() throws Exception {
    Files.delete(modem);
    List<String> order = new ArrayList<>();
    Gate gate = new ProviderGate(Optional.of(connection), () -> order.add("outgoing"));
    assertThatThrownBy(() -> gate.enter("info")).isInstanceOf(IOException.class);
    assertThat(order).isEmpty();
  }

  @Test
  void whenOutgoingMailFailsTheConnectionIsLetGo() throws Exception {
    Gate gate =
        new ProviderGate(
            Optional.of(connection),
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> gate.enter("info")).hasMessage("broken");
    assertThat(connection.status().users()).isEmpty();
  }

  @Test
  void aPermanentConnectionNeedsNothing() throws Exception {
    List<String> order = new ArrayList<>();
    try (Gate.Stay stay = new ProviderGate(Optional.empty(), () -> order.add("out")).enter("a")) {
      assertThat(order).containsExactly("out");
    }
  }
}
