package io.postern;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.ManagementMBeansLevel;
import org.apache.camel.Producer;
import org.apache.camel.Service;
import org.apache.camel.management.DefaultManagementObjectStrategy;
import org.apache.camel.spi.ManagementAgent;

/**
 * Whether each step of the accounts' routes has an MBean of its own, by which the console counts
 * the mails that passed it. With many accounts only their routes have: steps would take most of the
 * heap, Camel looks through all of them for each route when the console shows the routes, which
 * took more than a minute for a hundred accounts, and the console asks for a list of all MBeans
 * when somebody signs in.
 */
final class StepsInConsolePolicy {
  /** How many accounts may have their steps counted. */
  static final int MOST_ACCOUNTS = 20;

  private StepsInConsolePolicy() {}

  /** What a route has besides itself is not managed: Camel's level leaves that in. */
  private static final class RoutesOnly extends DefaultManagementObjectStrategy {
    @Override
    public Object getManagedObjectForEndpoint(CamelContext camel, Endpoint endpoint) {
      return null;
    }

    @Override
    public Object getManagedObjectForConsumer(CamelContext camel, Consumer consumer) {
      return null;
    }

    @Override
    public Object getManagedObjectForProducer(CamelContext camel, Producer producer) {
      return null;
    }

    @Override
    public Object getManagedObjectForService(CamelContext camel, Service service) {
      return null;
    }
  }

  /**
   * Decides for the routes that are made from now on.
   *
   * @return whether steps are counted
   */
  static boolean apply(CamelContext camel, int accounts) {
    boolean counted = accounts <= MOST_ACCOUNTS;
    ManagementAgent agent = camel.getManagementStrategy().getManagementAgent();
    if (!counted && agent != null) {
      agent.setMBeansLevel(ManagementMBeansLevel.RoutesOnly);
      camel.getManagementStrategy().setManagementObjectStrategy(new RoutesOnly());
    }
    return counted;
  }
}
