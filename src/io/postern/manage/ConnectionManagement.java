package io.postern.manage;

import io.postern.connection.ByHand;
import io.postern.connection.OnDemandConnection;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What people see of the connection to the providers.
 *
 * <p>Needs beans from outside when it is made on demand: {@link OnDemandConnection} and {@link
 * ByHand}.
 */
@Configuration(proxyBeanMethods = false)
public class ConnectionManagement {
  @Bean
  ConnectionOperations connectionOperations(
      ObjectProvider<OnDemandConnection> connection, ObjectProvider<ByHand> byHand) {
    return new ConnectionOperations(
        Optional.ofNullable(connection.getIfAvailable()),
        Optional.ofNullable(byHand.getIfAvailable()));
  }
}
