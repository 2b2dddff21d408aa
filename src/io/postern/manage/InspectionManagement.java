package io.postern.manage;

import io.postern.account.Inspection;
import io.postern.inspect.station.Inspectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What people see of inspection; nothing where mail is not looked into.
 *
 * <p>Needs beans from outside: {@link Inspection}, {@link Inspectors} and {@link MailTrial}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("inspect.configured")
public class InspectionManagement {

  @Bean
  InspectionOperations inspectionOperations(
      Inspection inspection, Inspectors inspectors, MailTrial trial) {
    return new InspectionOperations(inspection, inspectors, trial);
  }
}
