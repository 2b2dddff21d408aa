package io.postern.manage;

import io.postern.accept.AcceptTrace;
import io.postern.fetch.Providers;
import io.postern.trace.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches the traces of dialogues on and off: with an account's provider under the name {@code
 * pop3:ACCOUNT} (F125), with the internal server (F126), with each smarthost and of direct delivery
 * (F127), and with the listener's clients under the name {@code accept}. At the start of the
 * gateway all are off; one that is switched on is announced in the log (F128).
 */
final class TraceSwitches {
  /** The listener's trace. */
  static final String ACCEPT = "accept";

  private static final Logger LOG = LoggerFactory.getLogger(TraceSwitches.class);

  private final List<String> servers;
  private final Supplier<List<String>> accounts;
  private final Traces traces;
  private final Optional<AcceptTrace> accept;

  /**
   * @param servers the names that {@code traces} knows servers by
   * @param accounts the names of all accounts there are now
   * @param accept the listener's; empty when nothing listens
   */
  TraceSwitches(
      List<String> servers,
      Supplier<List<String>> accounts,
      Traces traces,
      Optional<AcceptTrace> accept) {
    this.servers = List.copyOf(servers);
    this.accounts = accounts;
    this.traces = traces;
    this.accept = accept;
  }

  /**
   * Each trace that there can be, and whether it is on now; but of accounts, of which there may be
   * thousands, only those that are on.
   */
  Map<String, Boolean> all() {
    Map<String, Boolean> all = new LinkedHashMap<>();
    accept.ifPresent(trace -> all.put(ACCEPT, trace.isOn()));
    servers.forEach(name -> all.put(name, false));
    traces.active().forEach(name -> all.put(name, true));
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
      Path file = isAccept(name) ? startAccept() : traces.on(name);
      LOG.warn("The trace {} is on, switched on by {}: {}", name, SignedIn.name(), file);
      return file;
    } catch (IOException unwritable) {
      throw new IllegalStateException(
          "the file of the trace " + name + " cannot be opened: " + unwritable, unwritable);
    }
  }

  private boolean isAccept(String name) {
    return name.equals(ACCEPT) && accept.isPresent();
  }

  private Path startAccept() throws IOException {
    AcceptTrace trace = accept.orElseThrow();
    trace.start();
    return trace.file();
  }

  /**
   * Switches a trace off; one that is off stays off. Its file stays.
   *
   * @throws IllegalArgumentException when there is no such trace
   */
  void off(String name) {
    check(name);
    if (isAccept(name)) {
      accept.orElseThrow().stop();
    } else {
      traces.off(name);
    }
    LOG.info("The trace {} is off, switched off by {}", name, SignedIn.name());
  }

  private void check(String name) {
    Map<String, Boolean> all = all();
    if (!all.containsKey(name) && !isOfAccount(name)) {
      throw new IllegalArgumentException(
          "there is no trace \"%s\"; there are: %s, and %s for each account"
              .formatted(name, String.join(", ", all.keySet()), Providers.trace("ACCOUNT")));
    }
  }

  private boolean isOfAccount(String name) {
    return Providers.isTrace(name)
        && accounts.get().stream().map(Providers::trace).anyMatch(name::equals);
  }
}
