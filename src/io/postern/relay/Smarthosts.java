package io.postern.relay;

import io.postern.deliver.ServerSettings;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.wire.Credentials;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses how a mail leaves, by its sender alone: the first smarthost that has the sender's domain
 * or {@code *} (F79), with the sender's own login where he has one (F81). A sender with his own
 * login is a destination of his own, so that his wrong password does not stop the others.
 */
public final class Smarthosts {
  private static final String ANY = "*";

  private final Map<String, Smarthost> byDomain = new HashMap<>();
  private final Map<String, Way> byName = new HashMap<>();
  private final Optional<Smarthost> any;

  /**
   * @param smarthosts in order; domains and senders in lower case
   */
  public Smarthosts(List<Smarthost> smarthosts) {
    Optional<Smarthost> first = Optional.empty();
    for (Smarthost smarthost : smarthosts) {
      // behind one for all senders nobody is left
      if (first.isEmpty()) {
        smarthost.domains().forEach(domain -> byDomain.putIfAbsent(domain, smarthost));
      }
      if (first.isEmpty() && smarthost.domains().contains(ANY)) {
        first = Optional.of(smarthost);
      }
      addWays(smarthost);
    }
    byName.put(Destinations.INTERNAL, new Way.Inside(Destinations.INTERNAL));
    this.any = first;
  }

  private void addWays(Smarthost smarthost) {
    if (smarthost.server().isEmpty()) {
      byName.put(smarthost.name(), new Way.Direct(smarthost.name()));
      return;
    }
    ServerSettings server = smarthost.server().get();
    byName.put(
        smarthost.name(), through(smarthost.name(), smarthost.name(), server, server.login()));
    smarthost
        .senders()
        .forEach(
            (sender, login) -> {
              String name = name(smarthost, sender);
              byName.put(name, through(name, smarthost.name(), server, Optional.of(login)));
            });
  }

  private static Way through(
      String name, String smarthost, ServerSettings server, Optional<Credentials> login) {
    return new Way.Through(
        name,
        smarthost,
        new ServerSettings(
            name,
            server.peer(),
            login,
            server.heloName(),
            server.maxConnections(),
            server.idleTimeout(),
            server.finalDotTimeout()));
  }

  private static String name(Smarthost smarthost, String sender) {
    return smarthost.name() + "/" + sender;
  }

  /**
   * The destination under which the queue keeps a mail.
   *
   * @return a smarthost's name; with {@code /sender@domain} behind it when the sender has his own
   *     login there; {@code none} when no smarthost is for this sender: the mail is then returned
   */
  public String destination(Envelope envelope) {
    Optional<Smarthost> chosen = envelope.sender().isPresent() ? of(envelope.sender().get()) : any;
    if (chosen.isEmpty()) {
      return Destinations.NONE;
    }
    Smarthost smarthost = chosen.get();
    if (smarthost.senders().isEmpty() || envelope.sender().isEmpty()) {
      return smarthost.name();
    }
    String sender = envelope.sender().get().toString().toLowerCase(Locale.ROOT);
    boolean ownLogin = smarthost.server().isPresent() && smarthost.senders().containsKey(sender);
    return ownLogin ? name(smarthost, sender) : smarthost.name();
  }

  private Optional<Smarthost> of(Address sender) {
    Smarthost named = byDomain.get(sender.domain().toLowerCase(Locale.ROOT));
    return named == null ? any : Optional.of(named);
  }

  /**
   * All destinations that a mail can have, {@link Destinations#INTERNAL} too; mail for any other,
   * from an earlier configuration, is to be given one anew by {@link #destination}.
   */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** The server of a destination, with its login, to try it; empty for direct delivery. */
  public Optional<ServerSettings> server(String destination) {
    return byName.get(destination) instanceof Way.Through through
        ? Optional.of(through.server())
        : Optional.empty();
  }

  /** The way of a destination; when there is none of that name any more, that of the envelope. */
  Way way(String destination, Envelope envelope) {
    Way known = byName.get(destination);
    return known != null
        ? known
        : byName.getOrDefault(destination(envelope), new Way.Nowhere(Destinations.NONE));
  }
}
