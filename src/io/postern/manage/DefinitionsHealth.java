package io.postern.manage;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Whether what is written is what holds. Always up: while an edit is refused, the gateway works on
 * by the definitions before it.
 */
public final class DefinitionsHealth implements HealthIndicator {
  private final SettingsReload settings;

  DefinitionsHealth(SettingsReload settings) {
    this.settings = settings;
  }

  @Override
  public Health health() {
    SettingsReload.Status status = settings.status();
    return Health.up()
        .withDetail("read", status.read().toString())
        .withDetail("refused", ReloadMap.lines(status.problems()))
        .withDetail("atNextStart", ReloadMap.keys(settings.atNextStart()))
        .build();
  }
}
