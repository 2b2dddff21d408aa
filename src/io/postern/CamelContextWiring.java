package io.postern;

import org.apache.camel.CamelContext;
import org.apache.camel.ContextEvents;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.spi.StartupConditionStrategy;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelConfigurationProperties;
import org.apache.camel.spring.boot.CamelSpringBootApplicationController;
import org.apache.camel.spring.boot.SpringBootCamelContext;
import org.apache.camel.spring.spi.CamelBeanPostProcessor;
import org.apache.camel.support.ResetableClock;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the Camel context, as Camel's own configuration would, but for one thing: before a route is
 * added, Camel removes one of the same name, and looks through everything in all other routes for
 * what that one shares with them; also when there is no such route. With thousands of routes that
 * made the start take minutes.
 */
@Configuration(proxyBeanMethods = false)
class CamelContextWiring {

  /** A context that can be given thousands of routes. */
  private static final class Context extends SpringBootCamelContext {
    Context(
        ApplicationContext application,
        boolean warns,
        CamelSpringBootApplicationController controller) {
      super(application, warns, controller);
    }

    @Override
    protected boolean removeRoute(String id, LoggingLevel level) throws Exception {
      return getRouteController().getRouteStatus(id) != null && super.removeRoute(id, level);
    }
  }

  @Bean(destroyMethod = "")
  CamelContext camelContext(
      ApplicationContext application,
      CamelConfigurationProperties settings,
      CamelBeanPostProcessor beans,
      StartupConditionStrategy conditions)
      throws Exception {
    ResetableClock sinceBoot = new ResetableClock();
    CamelSpringBootApplicationController controller =
        new CamelSpringBootApplicationController(application);
    Context camel =
        new Context(application, settings.getMain().isWarnOnEarlyShutdown(), controller);
    camel.getClock().add(ContextEvents.BOOT, sinceBoot);
    controller.setCamelContext(camel);
    beans.setCamelContext(camel);
    ExtendedCamelContext extension = camel.getCamelContextExtension();
    extension.addContextPlugin(CamelBeanPostProcessor.class, beans);
    extension.addContextPlugin(StartupConditionStrategy.class, conditions);
    return CamelAutoConfiguration.doConfigureCamelContext(application, camel, settings, controller);
  }
}
