package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.mail.Outcome.Delivered;
import io.postern.wire.Peer;
import io.postern.wire.Wires;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hundreds of servers cost no thread each, and their idle connections end all the same. */
class DeliveriesShareTheirThreadTest {
  private final FakeSmtp server = FakeSmtp.start();
  private final Wires wires = new Wires();
  private final Deliveries deliveries = new Deliveries(wires, Clock.systemUTC());

  @AfterEach
  void close() {
    deliveries.close();
    wires.close();
    server.close();
  }

  private ServerSettings settings(String name) {
    Duration time = Duration.ofSeconds(5);
    Peer peer =
        new Peer(
            "127.0.0.1",
            server.port(),
            io.postern.wire.Security.NONE,
            Optional.empty(),
            time,
            time);
    return new ServerSettings(
        name, peer, Optional.empty(), "gateway.example", 1, Duration.ofMillis(50), time);
  }

  private static long sweepers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("deliver-"))
        .count();
  }

  @Test
  void manyDeliveriesHaveOneThread() {
    long before = sweepers();
    List<SmtpDelivery> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.add(deliveries.open(settings("mx" + i)));
    }
    assertThat(sweepers() - before).isLessThanOrEqualTo(1);
    many.forEach(SmtpDelivery::close);
  }

  @Test
  void idleConnectionsOfEachAreEnded() {
    List<SmtpDelivery> several =
        List.of(deliveries.open(settings("a")), deliveries.open(settings("b")));
    for (SmtpDelivery each : several) {
      assertThat(each.attempt(Rig.mail("Subject: x\r\n\r\n", "a@x.example")).values())
          .hasOnlyElementsOfType(Delivered.class);
    }
    await().until(() -> server.openConnections() == 0);
    assertThat(server.commands()).filteredOn("QUIT"::equals).hasSize(2);
    several.forEach(SmtpDelivery::close);
  }

  @Test
  void whatACallerOpenedIsNotFoundByName() {
    try (SmtpDelivery opened = deliveries.open(settings("mine"))) {
      assertThat(deliveries.find("mine")).isEmpty();
      assertThat(opened.settings().name()).isEqualTo("mine");
    }
  }

  @Test
  void closingOneLeavesTheOthers() {
    SmtpDelivery first = deliveries.open(settings("a"));
    SmtpDelivery second = deliveries.open(settings("b"));
    first.close();
    second.attempt(Rig.mail("Subject: x\r\n\r\n", "a@x.example"));
    await().until(() -> second.idleConnections() == 0);
    second.close();
  }

  @Test
  void afterTheEndNothingIsOpened() {
    deliveries.close();
    assertThatThrownBy(() -> deliveries.open(settings("late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
