package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MBeansOfAKindShareTheirDescriptionTest {
  private static final String CONTEXT = "kinds-of-mbeans";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() throws Exception {
    camel.getCamelContextExtension().setName(CONTEXT);
    camel.setManagementName(CONTEXT);
    camel
        .getCamelContextExtension()
        .setManagementMBeanAssembler(
            new MBeanKindsPolicy(camel, new DefaultManagementMBeanAssembler(camel)));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:one").routeId("one").setBody(constant(1)).id("step-one");
            from("direct:two").routeId("two").setBody(constant(2)).id("step-two");
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() throws IOException {
    camel.close();
  }

  private static ObjectName name(String type, String name) throws Exception {
    return new ObjectName(
        "org.apache.camel:context=%s,type=%s,name=\"%s\"".formatted(CONTEXT, type, name));
  }

  @Test
  void routesAndStepsShareAttributesAndOperations() throws Exception {
    for (String type : List.of("routes", "processors")) {
      String prefix = type.equals("routes") ? "" : "step-";
      MBeanInfo one = server.getMBeanInfo(name(type, prefix + "one"));
      MBeanInfo two = server.getMBeanInfo(name(type, prefix + "two"));
      assertThat(one.getOperations()).as(type).hasSizeGreaterThan(5);
      for (int i = 0; i < one.getOperations().length; i++) {
        assertThat(one.getOperations()[i]).isSameAs(two.getOperations()[i]);
      }
      assertThat(one.getAttributes()[0]).isSameAs(two.getAttributes()[0]);
    }
  }

  @Test
  void eachStillAnswersForItself() throws Exception {
    camel.createProducerTemplate().sendBody("direct:one", "");
    assertThat(server.getAttribute(name("routes", "one"), "ExchangesTotal")).isEqualTo(1L);
    assertThat(server.getAttribute(name("routes", "two"), "ExchangesTotal")).isEqualTo(0L);
    assertThat(server.getAttribute(name("processors", "step-one"), "ExchangesTotal")).isEqualTo(1L);
    server.invoke(name("routes", "two"), "stop", new Object[0], new String[0]);
    assertThat(server.getAttribute(name("routes", "two"), "State")).isEqualTo("Stopped");
    assertThat(server.getAttribute(name("routes", "one"), "State")).isEqualTo("Started");
  }

  @Test
  void theListOfAllDescribesEachKindOnce() throws Exception {
    assertThat(key("routes", "one")).isEqualTo(key("routes", "two"));
    assertThat(key("processors", "step-one")).isEqualTo(key("processors", "step-two"));
    assertThat(key("routes", "one")).isNotEqualTo(key("processors", "step-one"));
    assertThat(key("context", CONTEXT)).isNotEqualTo(key("routes", "one"));
    ObjectName memory = new ObjectName("java.lang:type=Memory");
    assertThat(new MBeanKindKeyProvider(1).determineKey(server.getObjectInstance(memory))).isNull();
  }

  private String key(String type, String name) throws Exception {
    return new MBeanKindKeyProvider(1).determineKey(server.getObjectInstance(name(type, name)));
  }
}
