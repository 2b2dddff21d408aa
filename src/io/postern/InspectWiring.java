package io.postern;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.account.Definitions;
import io.postern.account.Inspection;
import io.postern.disk.PrivateFiles;
import io.postern.inspect.station.InspectComponent;
import io.postern.inspect.station.JudgeStep;
import io.postern.inspect.station.PolicyInForce;
import io.postern.mail.MailIds;
import io.postern.manage.InspectionMeters;
import io.postern.manage.MailTrial;
import io.postern.notice.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what looks into mail, when it is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("inspect.configured")
class InspectWiring {

  @Bean
  Inspection inspection(Definitions definitions) {
    return definitions.inspection().orElseThrow();
  }

  /** For archives while they are looked into. */
  private static Path folder(Definitions definitions) throws IOException {
    Path folder = definitions.dataDir().resolve("inspect");
    PrivateFiles.createFolder(folder);
    return folder;
  }

  @Bean("inspect-component")
  InspectComponent inspectComponent() {
    return new InspectComponent();
  }

  @Bean
  PolicyMaker policyMaker(
      Definitions definitions,
      RoutedRecipients recipients,
      Templates templates,
      MailIds ids,
      Clock clock)
      throws IOException {
    return new PolicyMaker(folder(definitions), definitions, recipients, templates, ids, clock);
  }

  @Bean
  PolicyInForce policyInForce(PolicyMaker maker, Inspection inspection) {
    return new PolicyInForce(maker.first(inspection));
  }

  @Bean
  InspectionMeters inspectionMeters(MeterRegistry registry) {
    return new InspectionMeters(registry);
  }

  @Bean
  JudgeStep judgeMail(PolicyInForce policy, InspectionMeters meters) {
    return new JudgeStep(policy, meters);
  }

  @Bean
  MailTrial mailTrial(
      PolicyInForce policy,
      CamelContext camel,
      Definitions definitions,
      RoutedRecipients recipients,
      MailIds ids) {
    return new MailTrial(
        policy::current,
        () -> InspectionRoutes.of(camel),
        TrialBench.ways(definitions, recipients),
        ids);
  }
}
