package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class EveryManagedThingHasASentenceContract {
  private final RunningConsole console;

  EveryManagedThingHasASentenceContract(RunningConsole console) {
    this.console = console;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accounts",
        "Connection",
        "Hold",
        "Inspection",
        "Journal",
        "Listener",
        "Mailbox",
        "Queue",
        "Relay",
        "Routes",
        "Server",
        "Settings"
      })
  void mbean(String type) throws JMException {
    MBeanInfo info =
        ManagementFactory.getPlatformMBeanServer()
            .getMBeanInfo(new ObjectName("io.postern:type=" + type));

    assertThat(console.url()).isNotNull();
    assertThat(info.getDescription()).contains(" ");
    assertThat(info.getOperations()).isNotEmpty();
    assertThat(info.getOperations())
        .filteredOn(operation -> !operation.getName().startsWith("get"))
        .allSatisfy(
            operation -> {
              assertThat(operation.getDescription()).contains(" ");
              assertThat(Arrays.stream(operation.getSignature()))
                  .allSatisfy(p -> assertThat(p.getName()).doesNotMatch("p\\d+"));
            });
    assertThat(info.getAttributes())
        .allSatisfy(attribute -> assertThat(attribute.getDescription()).contains(" "));
  }
}
