package io.postern.manage;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.ManagementMBeanAssembler;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has Camel make its MBeans by {@link MBeanKindsPolicy}. */
@Configuration(proxyBeanMethods = false)
class MBeansWiring {
  @Bean
  CamelContextConfiguration sharedMBeanDescriptions() {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camel) {
        ExtendedCamelContext extension = camel.getCamelContextExtension();
        ManagementMBeanAssembler usual = extension.getManagementMBeanAssembler();
        extension.setManagementMBeanAssembler(
            new MBeanKindsPolicy(
                camel, usual == null ? new DefaultManagementMBeanAssembler(camel) : usual));
      }

      @Override
      public void afterApplicationStart(CamelContext camel) {
        // everything is in its place before
      }
    };
  }
}
