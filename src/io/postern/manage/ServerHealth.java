package io.postern.manage;

import io.postern.manage.ServerProbe.Answer;
import java.time.Clock;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether the internal server can take mail; while it cannot, the gateway is not ready. */
public final class ServerHealth implements HealthIndicator, AutoCloseable {
  private final CachedProbe probe;

  ServerHealth(ServerProbe server, Clock clock) {
    this.probe = new CachedProbe("server", () -> health(server.ask()), clock);
  }

  private static Health health(Answer answer) {
    if (answer instanceof Answer.Ready ready) {
      return Health.up().withDetail("greeting", ready.greeting()).build();
    }
    return Health.down().withDetail("reason", ((Answer.NotReady) answer).reason()).build();
  }

  @Override
  public Health health() {
    return probe.health();
  }

  @Override
  public void close() {
    probe.close();
  }
}
