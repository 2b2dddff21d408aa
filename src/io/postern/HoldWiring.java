package io.postern;

import io.postern.account.Definitions;
import io.postern.fetch.HeldStep;
import io.postern.fetch.Ledger;
import io.postern.fetch.ReleaseStep;
import io.postern.hold.Hold;
import io.postern.hold.KeepStep;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.manage.HoldRoutes;
import io.postern.manage.Meters;
import io.postern.manage.Releaser;
import io.postern.notice.HoldNotice;
import io.postern.notice.Templates;
import io.postern.store.Store;
import java.io.IOException;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the hold, and what the routes around it refer to. */
@Configuration(proxyBeanMethods = false)
class HoldWiring {

  @Bean
  Hold hold(Store store, Journal journal, Definitions definitions, Clock clock) throws IOException {
    Hold hold = new Hold(store, journal, definitions.dataDir().resolve("hold"), clock);
    hold.sweep();
    return hold;
  }

  @Bean
  HeldStep noteHeld(Ledger ledger) {
    return new HeldStep(ledger);
  }

  @Bean
  ReleaseStep noteRelease(Ledger ledger) {
    return new ReleaseStep(ledger);
  }

  @Bean
  KeepStep keepInHold(Hold hold, Meters meters) {
    return new KeepStep(hold, meters::held);
  }

  @Bean
  HoldNoticeStep writeNotice(
      Definitions definitions, Hold hold, MailIds ids, Templates templates, Clock clock) {
    HoldNotice notice = new HoldNotice(ids, clock, definitions.server().heloName(), templates);
    return new HoldNoticeStep(hold, notice, definitions.postmaster());
  }

  @Bean
  HoldNotifiedStep noteNotified(Hold hold, Journal journal) {
    return new HoldNotifiedStep(hold, journal);
  }

  @Bean
  Releaser releaser(CamelContext camel, Hold hold) {
    return new HoldRoutes(camel, hold);
  }
}
