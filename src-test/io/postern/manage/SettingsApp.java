package io.postern.manage;

import io.postern.account.AccountDefinition;
import io.postern.account.Definitions;
import io.postern.account.DefinitionsInForce;
import io.postern.account.Reading;
import io.postern.account.Reloading;
import io.postern.account.RunningAccounts;
import io.postern.account.SettingsSource;
import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Settings that a test writes, and accounts that let themselves be changed. */
@Configuration(proxyBeanMethods = false)
@Import(SettingsManagement.class)
class SettingsApp {
  static final String YAML =
      """
      postern:
        reload: on-command
        postmaster: postmaster@company.example
        deliver: {server: {host: 127.0.0.1, port: 9}}
        accounts:
          info: {host: pop.isp.example, username: info, password: geheim-8f2}
          sales: {host: pop.isp.example, username: sales, password: geheim-8f2}
        recipients:
          - {address: info@company.example, accounts: [info, sales], all-mail: true}
      """;

  /** Where the settings are written. */
  static Path folder(Path home) {
    return home.resolve("settings");
  }

  /** The names of accounts in which a session is. */
  static final class Busy {
    final Set<String> names = ConcurrentHashMap.newKeySet();
  }

  @Bean
  Busy busy() {
    return new Busy();
  }

  @Bean
  SettingsSource settingsSource(ConsoleSettings settings) throws IOException {
    Path folder = folder(settings.dataDir().getParent());
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("application.yaml"), YAML);
    return new SettingsSource(folder, Map.of());
  }

  @Bean
  DefinitionsInForce definitionsInForce(SettingsSource settings) {
    Definitions definitions = ((Reading.Valid) settings.get()).definitions();
    return new DefinitionsInForce(definitions);
  }

  @Bean
  Reloading reloading(SettingsSource settings, DefinitionsInForce inForce, Busy busy) {
    return new Reloading(settings, inForce, new Willing(busy.names), List.of());
  }

  record Willing(Set<String> busy) implements RunningAccounts {
    @Override
    public void put(DeliveryEndpoint endpoint) {
      // there are none
    }

    @Override
    public void removeEndpoint(String name) {
      // there are none
    }

    @Override
    public void add(AccountDefinition account, List<Recipient> recipients) {
      // nothing runs
    }

    @Override
    public boolean whenIdle(String account, Runnable change) {
      if (!busy.contains(account)) {
        change.run();
      }
      return busy.contains(account);
    }

    @Override
    public void change(AccountDefinition account, List<Recipient> recipients) {
      // nothing runs
    }

    @Override
    public void remove(String account) {
      // nothing runs
    }
  }
}
