package io.postern.fetch;

import io.postern.trace.Traces;
import java.util.List;

/**
 * Says which traces are on, for the beginning of a session (F128): that of the account's provider,
 * and those of the servers that mail is handed to.
 */
public record SessionTraces(Traces traces) {
  private static final String SERVER = "server";

  /**
   * A line for each, with its file.
   *
   * @param account whose session begins
   */
  public List<String> announcements(String account) {
    String own = Providers.trace(account);
    return traces.active().stream()
        .filter(name -> name.equals(own) || !Providers.isTrace(name))
        .map(name -> subject(name) + " trace is on: " + traces.file(name))
        .toList();
  }

  private static String subject(String name) {
    if (Providers.isTrace(name)) {
      return "POP3";
    }
    return name.equals(SERVER) ? "Inbound SMTP" : "Outbound SMTP (" + name + ")";
  }
}
