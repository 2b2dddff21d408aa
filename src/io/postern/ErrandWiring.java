package io.postern;

import io.postern.account.Definitions;
import io.postern.deliver.Deliveries;
import io.postern.deliver.SmtpProbe;
import io.postern.fetch.ErrandStep;
import io.postern.fetch.Prospects;
import io.postern.inspect.station.NextErrandStep;
import io.postern.mail.MailIds;
import io.postern.manage.Meters;
import io.postern.notice.OversizeNotices;
import io.postern.notice.Templates;
import io.postern.route.Routers;
import io.postern.wire.Wires;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what sends other mails on account of a fetched one, and what foresees its way. */
@Configuration(proxyBeanMethods = false)
class ErrandWiring {

  @Bean
  RoutedRecipients routedRecipients(Routers routers) {
    return new RoutedRecipients(routers);
  }

  @Bean
  Prospects prospects(Deliveries deliveries, Wires wires, RoutedRecipients recipients) {
    return new HouseProspects(deliveries, new SmtpProbe(wires), recipients);
  }

  @Bean
  OversizeStep writeOversize(
      Definitions definitions,
      RoutedRecipients recipients,
      Templates templates,
      MailIds ids,
      Clock clock) {
    OversizeNotices notices =
        new OversizeNotices(
            ids, clock, definitions.server().heloName(), definitions.postmaster(), templates);
    return new OversizeStep(notices, recipients, definitions.outgoing().isPresent());
  }

  @Bean
  NextErrandStep nextErrand() {
    return new NextErrandStep();
  }

  @Bean
  ErrandStep noteErrand(Meters meters) {
    return new ErrandStep(meters::attempted);
  }
}
