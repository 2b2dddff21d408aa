package io.postern.manage;

import io.postern.inspect.station.PolicyInForce;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What people see of inspection; nothing where mail is not looked into.
 *
 * <p>Needs beans from outside: {@link PolicyInForce} and {@link MailTrial}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("inspect.configured")
public class InspectionManagement {

  @Bean
  InspectionOperations inspectionOperations(PolicyInForce policy, MailTrial trial) {
    return new InspectionOperations(policy, trial);
  }
}
