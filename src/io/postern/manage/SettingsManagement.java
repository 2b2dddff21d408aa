package io.postern.manage;

import io.postern.account.DefinitionsInForce;
import io.postern.account.Reloading;
import io.postern.account.SettingsSource;
import io.postern.journal.Journal;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Taking up changed settings.
 *
 * <p>Needs beans from outside: {@link Reloading}, {@link DefinitionsInForce}, {@link
 * SettingsSource}, {@link Journal} and {@link Clock}.
 */
@Configuration(proxyBeanMethods = false)
public class SettingsManagement {
  @Bean
  SettingsReload settingsReload(
      Reloading reloading, DefinitionsInForce inForce, Journal journal, Clock clock) {
    return new SettingsReload(reloading, inForce, journal, clock);
  }

  @Bean
  SettingsOperations settingsOperations(SettingsReload settings) {
    return new SettingsOperations(settings);
  }

  @Bean
  SettingsWatch settingsWatch(
      SettingsSource settings, DefinitionsInForce inForce, SettingsReload reload, Clock clock) {
    return new SettingsWatch(settings, inForce, reload, clock);
  }

  /** The bean's name, less its ending, is what health groups call it. */
  @Bean
  DefinitionsHealth definitionsHealthIndicator(SettingsReload settings) {
    return new DefinitionsHealth(settings);
  }
}
