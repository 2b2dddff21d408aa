package io.postern.manage;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The traces of dialogues with servers, over JMX (F125, F126, F127). */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Traces",
    description = "What is said with providers, servers and clients, written down on demand")
public class TraceOperations {
  private final TraceSwitches switches;

  TraceOperations(TraceSwitches switches) {
    this.switches = switches;
  }

  /** Each trace: name, and whether it is on; those of accounts only while they are on. */
  @ManagedOperation(
      description =
          "Lists the traces, and which of them are on; those of accounts, pop3:ACCOUNT, only while"
              + " they are on")
  public List<Map<String, Object>> list() {
    return switches.all().entrySet().stream()
        .map(each -> Map.<String, Object>of("name", each.getKey(), "on", each.getValue()))
        .collect(Collectors.toList());
  }

  /**
   * Switches a trace on.
   *
   * @return the file that is written from now on
   */
  @ManagedOperation(
      description =
          "Writes down from now on what is said, without passwords and content. DANGER: addresses"
              + " of senders and recipients are in the file")
  @ManagedOperationParameter(
      name = "name",
      description = "accept, server, a smarthost's name, direct, or pop3:ACCOUNT")
  public String switchOn(String name) {
    return switches.on(name).toString();
  }

  /** Switches a trace off. */
  @ManagedOperation(description = "Ends a trace; its file stays")
  @ManagedOperationParameter(name = "name", description = "of the trace, as in the list")
  public void switchOff(String name) {
    switches.off(name);
  }
}
