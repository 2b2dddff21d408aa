package io.postern.manage;

import io.postern.accept.AcceptTrace;
import io.postern.deliver.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches the traces of SMTP dialogues on and off: of the listener under the name {@code accept},
 * of the internal server (F126), of each smarthost and of direct delivery (F127). At the start of
 * the gateway all are off; one that is switched on is announced in the log (F128).
 */
final class TraceSwitches {
  /** The listener's trace. */
  static final String ACCEPT = "accept";

  private static final Logger LOG = LoggerFactory.getLogger(TraceSwitches.class);

  private final List<String> servers;
  private final Traces traces;
  private final AcceptTrace accept;
  private final Path acceptFile;

  /**
   * @param servers the names that {@code traces} knows dialogues by
   * @param acceptFile where {@code accept} writes
   */
  TraceSwitches(List<String> servers, Traces traces, AcceptTrace accept, Path acceptFile) {
    this.servers = List.copyOf(servers);
    this.traces = traces;
    this.accept = accept;
    this.acceptFile = acceptFile;
  }

  /** Each trace that there can be, and whether it is on now. */
  Map<String, Boolean> all() {
    Map<String, Boolean> all = new LinkedHashMap<>();
    all.put(ACCEPT, accept.isOn());
    servers.forEach(name -> all.put(name, traces.active().contains(name)));
    return all;
  }

  /**
   * Switches a trace on; one that is on stays on.
   *
   * @return the file
   * @throws IllegalArgumentException when there is no such trace
   * @throws IllegalStateException when the file cannot be opened
   */
  Path on(String name) {
    check(name);
    try {
      Path file = acceptFile;
      if (name.equals(ACCEPT)) {
        accept.start();
      } else {
        file = traces.on(name);
      }
      LOG.warn("The trace {} is on, switched on by {}: {}", name, SignedIn.name(), file);
      return file;
    } catch (IOException unwritable) {
      throw new IllegalStateException(
          "the file of the trace " + name + " cannot be opened: " + unwritable, unwritable);
    }
  }

  /**
   * Switches a trace off; one that is off stays off. Its file stays.
   *
   * @throws IllegalArgumentException when there is no such trace
   */
  void off(String name) {
    check(name);
    if (name.equals(ACCEPT)) {
      accept.stop();
    } else {
      traces.off(name);
    }
    LOG.info("The trace {} is off, switched off by {}", name, SignedIn.name());
  }

  private void check(String name) {
    Map<String, Boolean> all = all();
    if (!all.containsKey(name)) {
      throw new IllegalArgumentException(
          "there is no trace \"%s\"; there are: %s"
              .formatted(name, String.join(", ", all.keySet())));
    }
  }
}
