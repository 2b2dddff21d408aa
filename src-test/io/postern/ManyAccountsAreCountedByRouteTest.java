package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ManyAccountsAreCountedByRouteTest {
  private static final String CONTEXT = "many-accounts";

  @Test
  void ofAFewAccountsEveryStepIsManaged() throws Exception {
    assertThat(managedWith(StepsInConsolePolicy.MOST_ACCOUNTS))
        .contains("routes", "processors", "endpoints", "consumers");
  }

  @Test
  void ofManyOnlyTheRoutes() throws Exception {
    assertThat(managedWith(StepsInConsolePolicy.MOST_ACCOUNTS + 1))
        .contains("routes")
        .doesNotContain("processors", "endpoints", "consumers", "producers");
  }

  /** What comes with a route, by the types of Camel's MBeans. */
  private static Set<String> managedWith(int accounts) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getCamelContextExtension().setName(CONTEXT);
      camel.setManagementName(CONTEXT);
      camel.start();
      assertThat(StepsInConsolePolicy.apply(camel, accounts)).isEqualTo(accounts <= 20);
      Set<ObjectName> before = managed();
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:begin").routeId("begin").setBody(constant(1)).to("direct:end");
              from("direct:end").routeId("end").setBody(constant(2));
            }
          });
      Set<ObjectName> after = managed();
      after.removeAll(before);
      assertThat(after).filteredOn(name -> type(name).equals("routes")).hasSize(2);
      return after.stream()
          .map(ManyAccountsAreCountedByRouteTest::type)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<ObjectName> managed() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("org.apache.camel:context=" + CONTEXT + ",*"), null);
  }

  private static String type(ObjectName name) {
    return name.getKeyProperty("type");
  }
}
