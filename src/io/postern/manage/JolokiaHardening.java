package io.postern.manage;

import java.util.List;
import java.util.Map;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.support.spring.actuator.JolokiaProperties;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Gives Jolokia the settings that safety depends on, whatever stands in a file: a key forgotten
 * there must not open the gateway.
 *
 * <p>The services that are switched off: with the proxy (JSR 160) anybody who is signed in could
 * have the gateway connect to any host by RMI and look names up there; the others send
 * notifications, answer multicasts and keep what was read.
 */
final class JolokiaHardening implements BeanPostProcessor {
  private static final List<String> SWITCHED_OFF =
      List.of(
          "org.jolokia.service.jsr160.Jsr160RequestHandler",
          "org.jolokia.service.notif.pull.PullNotificationBackend",
          "org.jolokia.service.notif.sse.SseNotificationBackend",
          "org.jolokia.service.discovery.JolokiaDiscovery",
          "org.jolokia.service.discovery.DiscoveryMulticastResponder",
          "org.jolokia.service.history.HistoryMBeanRequestInterceptor");

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof JolokiaProperties jolokia) {
      Map<String, String> settings = jolokia.getConfig();
      settings.put(ConfigKey.RESTRICTOR_CLASS.getKeyValue(), RoleRestrictor.class.getName());
      settings.put(ConfigKey.DISABLED_SERVICES.getKeyValue(), String.join(",", SWITCHED_OFF));
      settings.put(ConfigKey.DISCOVERY_ENABLED.getKeyValue(), "false");
      settings.put(ConfigKey.INCLUDE_STACKTRACE.getKeyValue(), "false");
    }
    return bean;
  }
}
