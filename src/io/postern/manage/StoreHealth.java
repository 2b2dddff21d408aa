package io.postern.manage;

import io.postern.store.Store;
import java.time.Clock;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether the store's writer and its database still answer. */
public final class StoreHealth implements HealthIndicator, AutoCloseable {
  private final CachedProbe probe;

  StoreHealth(Store store, Clock clock) {
    this.probe = new CachedProbe("store", () -> ask(store), clock);
  }

  private static Health ask(Store store) {
    store.commit(tx -> tx.update("UPDATE paused SET at = at WHERE route_id = ?", ""));
    return Health.up().withDetail("id", store.id()).build();
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
