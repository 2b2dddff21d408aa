package io.postern;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.account.Definitions;
import io.postern.account.Inspection;
import io.postern.disk.PrivateFiles;
import io.postern.inspect.enact.Enactor;
import io.postern.inspect.judge.Judge;
import io.postern.inspect.spam.HandOff;
import io.postern.inspect.station.InspectComponent;
import io.postern.inspect.station.Inspectors;
import io.postern.inspect.station.JudgeStep;
import io.postern.inspect.station.Occasions;
import io.postern.mail.MailIds;
import io.postern.manage.InspectionMeters;
import io.postern.manage.MailTrial;
import io.postern.notice.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

  @Bean
  Inspectors inspectors(Inspection inspection, Definitions definitions, Clock clock)
      throws IOException {
    return Inspecting.of(inspection, folder(definitions), clock);
  }

  /** For archives while they are looked into. */
  private static Path folder(Definitions definitions) throws IOException {
    Path folder = definitions.dataDir().resolve("inspect");
    PrivateFiles.createFolder(folder);
    return folder;
  }

  @Bean
  Occasions occasions(Inspection inspection, Clock clock) {
    return new Occasions(new HandOff(inspection.spam().trustedHosts()), clock);
  }

  @Bean("inspect-component")
  InspectComponent inspectComponent() {
    return new InspectComponent();
  }

  @Bean
  Judge judge(Inspection inspection) {
    return new Judge(inspection.judge());
  }

  @Bean
  Enactor enactor(
      Inspection inspection,
      Definitions definitions,
      RoutedRecipients recipients,
      Templates templates,
      MailIds ids,
      Clock clock)
      throws IOException {
    return Enacting.of(
        inspection, definitions, folder(definitions), recipients, templates, ids, clock);
  }

  @Bean
  InspectionMeters inspectionMeters(MeterRegistry registry) {
    return new InspectionMeters(registry);
  }

  @Bean
  JudgeStep judgeMail(Judge judge, Enactor enactor, Occasions occasions, InspectionMeters meters) {
    return new JudgeStep(judge, enactor, occasions, meters);
  }

  @Bean
  MailTrial mailTrial(
      Inspectors inspectors,
      Occasions occasions,
      Judge judge,
      Enactor enactor,
      Definitions definitions,
      RoutedRecipients recipients,
      MailIds ids) {
    return new MailTrial(
        inspectors, occasions, judge, enactor, TrialBench.ways(definitions, recipients), ids);
  }
}
