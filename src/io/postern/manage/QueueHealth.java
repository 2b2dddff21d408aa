package io.postern.manage;

import io.postern.queue.Queue;
import io.postern.queue.QueueCounts;
import io.postern.relay.DestinationStatus;
import io.postern.relay.Relay;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * How full the queue is and which destinations rest. Always up: a smarthost that is dead is no
 * illness of the gateway, which goes on taking mail.
 */
public final class QueueHealth implements HealthIndicator {
  private final Queue queue;
  private final Relay relay;

  QueueHealth(Queue queue, Relay relay) {
    this.queue = queue;
    this.relay = relay;
  }

  @Override
  public Health health() {
    QueueCounts counts = queue.counts();
    return Health.up()
        .withDetail("mails", counts.mails())
        .withDetail("oldest", counts.oldest().map(Instant::toString).orElse(""))
        .withDetail(
            "resting",
            relay.destinations().stream()
                .filter(each -> each.restingUntil().isPresent())
                .map(DestinationStatus::name)
                .toList())
        .build();
  }
}
