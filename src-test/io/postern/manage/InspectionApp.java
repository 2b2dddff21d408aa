package io.postern.manage;

import io.postern.account.AntivirusScanners;
import io.postern.account.Inspection;
import io.postern.account.SpamScanners;
import io.postern.inspect.Finding;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.station.Inspectors;
import io.postern.inspect.station.Inspectors.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  Inspection inspection(TrialFixture fixture) {
    return new Inspection(
        Optional.empty(),
        fixture.rules,
        List.of("a hint"),
        Limits.standard(),
        Locale.ENGLISH,
        AntivirusScanners.NONE,
        SpamScanners.NONE,
        new JudgeSettings(AntivirusPolicy.CAUTIOUS, Unknown.HOLD, Optional.empty(), ""));
  }

  @Bean
  Inspectors inspectors(TrialFixture fixture) {
    return new Inspectors(fixture.inspectors);
  }

  @Bean
  MailTrial mailTrial(TrialFixture fixture) {
    return fixture.trial();
  }
}
