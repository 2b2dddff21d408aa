package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.time.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

abstract class HealthTellsTheTruthContract {
  private final RunningConsole console;
  private final ScriptedServer server;
  private final SettableClock clock;

  HealthTellsTheTruthContract(RunningConsole console) {
    this.console = console;
    this.server = console.bean(ScriptedServer.class);
    this.clock = console.bean(SettableClock.class);
    clock.advance(Duration.ofMinutes(1));
  }

  @AfterEach
  void mendServer() {
    server.answers(new ServerProbe.Answer.Ready("220 ready"));
    console.bean(RouteControl.class).resume("route-sales");
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void deadInternalServerMakesTheGatewayNotReadyButAlive() {
    server.answers(new ServerProbe.Answer.NotReady("connection refused"));

    assertThat(console.anonymous().get("/health/readiness").statusCode()).isEqualTo(503);
    assertThat(console.anonymous().get("/health/liveness").statusCode()).isEqualTo(200);
    assertThat(console.viewer().get("/health").body()).contains("connection refused");
  }

  @Test
  void anonymousIsNotToldTheReason() {
    server.answers(new ServerProbe.Answer.NotReady("connection to exchange.example refused"));

    assertThat(console.anonymous().get("/health/readiness").body()).doesNotContain("exchange");
  }

  @Test
  void pausedRouteIsHealthy() {
    console.bean(RouteControl.class).pause("route-sales");

    assertThat(console.viewer().get("/health").statusCode()).isEqualTo(200);
    assertThat(console.anonymous().get("/health/readiness").statusCode()).isEqualTo(200);
  }

  @Test
  void serverIsAskedOncePerTenSeconds() {
    int before = server.asked.get();
    for (int i = 0; i < 5; i++) {
      console.anonymous().get("/health/readiness");
    }
    assertThat(server.asked.get() - before).isEqualTo(1);
    clock.advance(Duration.ofSeconds(11));
    console.anonymous().get("/health/readiness");

    assertThat(server.asked.get() - before).isEqualTo(2);
  }

  @Test
  void serverThatHangsIsDownInTimeAndAskedOnlyOnce() {
    server.hangs();
    int before = server.asked.get();
    try (CachedProbe probe =
        new CachedProbe("test", this::askServer, clock, Duration.ofMillis(100))) {
      Health first = probe.health();
      clock.advance(Duration.ofSeconds(11));
      Health second = probe.health();

      assertThat(first.getStatus()).isEqualTo(Status.DOWN);
      assertThat(first.getDetails()).containsEntry("reason", "no answer in 100 ms");
      assertThat(second.getStatus()).isEqualTo(Status.DOWN);
      assertThat(server.asked.get() - before).isEqualTo(1);
    }
  }

  @Test
  void probeThatFailsIsDownWithItsReason() {
    try (CachedProbe probe =
        new CachedProbe(
            "test",
            () -> {
              throw new IllegalStateException("disk gone");
            },
            clock)) {
      assertThat(probe.health().getDetails()).containsEntry("reason", "disk gone");
    }
  }

  private Health askServer() {
    server.ask();
    return Health.up().build();
  }

  @Test
  void metersHaveDescriptionsAndStandInPrometheus() {
    String metrics = console.viewer().get("/prometheus").body();

    assertThat(metrics)
        .contains(
            "Visits to accounts that ended, by how they ended",
            "postern_sessions_total{end=\"complete\"}",
            "postern_recipients_total{outcome=\"delivered\"}",
            "# HELP postern_hold_size Mails in the hold, which wait for a person",
            "postern_mails_in_flight 0",
            "camel_exchanges_total");
  }
}
