package io.postern.manage;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.station.Inspectors.Kind;
import io.postern.inspect.station.PolicyInForce;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Inspection in a {@link ConsoleApp}: a scripted scanner and one rule. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("inspect.configured")
@Import(InspectionManagement.class)
class InspectionApp {
  static final String RULES = "rules: [{name: bulk, intercept: {subject: \"*bulk*\"}, then: hold}]";

  @Bean
  TrialFixture trialFixture(ConsoleSettings settings) throws IOException {
    return new TrialFixture(Files.createDirectories(settings.dataDir().resolve("trial")))
        .scanner(Kind.CLAMD, new Finding.Clean("clamd", "nothing found"), Direction.INCOMING)
        .sends("")
        .rules(RULES);
  }

  @Bean
  PolicyInForce policyInForce(TrialFixture fixture) {
    return new PolicyInForce(fixture.policy());
  }

  @Bean
  MailTrial mailTrial(TrialFixture fixture) {
    return fixture.trial();
  }
}
