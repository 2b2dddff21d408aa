package io.postern.manage;

import io.postern.fetch.AccountHistory;
import io.postern.fetch.Ledger;
import io.postern.fetch.MailboxSettings;
import io.postern.fetch.Retention;
import io.postern.fetch.Schedule;
import io.postern.fetch.SizeLimits;
import io.postern.fetch.pop3.FakePop3;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The mailbox of "sales" for a {@link ConsoleApp}: a provider on loopback, a real ledger. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("outgoing.parallel")
@Import(MailboxManagement.class)
class MailboxApp {
  @Bean
  FakePop3 provider() {
    return FakePop3.with().start();
  }

  @Bean
  Ledger ledger(Store store, Journal journal, SettableClock clock) {
    return new Ledger(store, journal, new MailIds(clock), clock);
  }

  @Bean
  AccountHistory accountHistory(Store store, ConsoleSettings settings) throws IOException {
    return new AccountHistory(store, settings.dataDir().resolve("history"));
  }

  @Bean
  MailboxControl mailboxControl(FakePop3 provider) {
    return new MailboxControl() {
      @Override
      public <T> T visit(String account, Errand<T> errand) throws Exception {
        if (!account.equals("sales")) {
          throw new IllegalArgumentException("there is no account " + account);
        }
        return errand.run(settings(provider.port()));
      }
    };
  }

  private static MailboxSettings settings(int port) {
    return new MailboxSettings(
        "sales",
        new Peer(
            "127.0.0.1",
            port,
            Security.NONE,
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5)),
        new Credentials("anna", new Secret("geheim")),
        true,
        new Schedule.OnDemand(),
        Retention.NONE,
        SizeLimits.NONE,
        "");
  }
}
