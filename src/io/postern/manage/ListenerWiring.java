package io.postern.manage;

import io.postern.account.Outgoing;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows the listener, which lives in a Camel route. */
@Configuration(proxyBeanMethods = false)
class ListenerWiring {
  @Bean
  ListenerOperations listenerOperations(CamelContext camel, Outgoing outgoing) {
    return new ListenerOperations(new ListenerRoutes(camel, outgoing.accept()));
  }
}
