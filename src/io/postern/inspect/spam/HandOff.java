package io.postern.inspect.spam;

import io.postern.mail.Client;
import io.postern.mail.Header;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who handed a fetched mail to the provider, from the trace lines of the provider's own
 * servers. Tests of the client's address would otherwise see ours, or the provider's.
 *
 * <p>Trace lines are read from the top, newest first. As long as a line was written by a trusted
 * host and its client is one, too, the mail was moving within the provider's house and the next
 * line is believed. The first line whose client is none is the hand-off. A line that a trusted host
 * did not write ends the search with nothing: everything below it may be invented. Lines without
 * {@code from} tell of movements within one host and are passed over.
 */
public final class HandOff {
  private static final int MAX_LINES = 30;

  private final TrustedHosts trusted;

  /**
   * @param trusted the provider's servers
   */
  public HandOff(TrustedHosts trusted) {
    this.trusted = trusted;
  }

  /**
   * Who it was.
   *
   * @param client with address and HELO name; no user, since whom the provider knows is not whom we
   *     know; {@code secured} and {@code extended} by the protocol of the line
   * @param name its name by the DNS, when the provider's server vouches for it; lower case
   * @param sender what the provider wrote into Return-Path; empty when it wrote none
   */
  public record Hop(Client client, Optional<String> name, Optional<ReturnPath> sender) {}

  /**
   * Looks for the hand-off.
   *
   * @param header of the mail as the provider gave it
   * @return empty when the lines do not tell; tests that need a client are to be skipped then
   */
  public Optional<Hop> of(Header header) {
    List<Header.Field> lines = header.all("Received");
    boolean inside = false;
    for (Header.Field line : lines.subList(0, Math.min(lines.size(), MAX_LINES))) {
      Optional<ReceivedHop> parsed = ReceivedHop.parse(line.value());
      if (parsed.isEmpty() || (!inside && parsed.get().isFetch())) {
        continue;
      }
      ReceivedHop hop = parsed.get();
      if (!trusted.wrote(hop.by(), inside) || (hop.address().isEmpty() && !hop.isLocal())) {
        return Optional.empty();
      }
      if (hop.address().isPresent() && !trusted.hasClient(hop.address().get(), hop.name())) {
        return Optional.of(new Hop(client(hop), hop.name(), ReturnPath.of(header)));
      }
      inside = true;
    }
    return Optional.empty();
  }

  private static Client client(ReceivedHop hop) {
    String protocol = hop.protocol();
    boolean extended = protocol.startsWith("ESMTP") || protocol.startsWith("UTF8");
    boolean secured = extended && (protocol.endsWith("S") || protocol.endsWith("SA"));
    return new Client(
        hop.address().orElseThrow(),
        HopText.helo(hop.helo()).orElse("unknown"),
        Optional.empty(),
        secured,
        extended);
  }
}
