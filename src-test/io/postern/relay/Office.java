package io.postern.relay;

import io.postern.deliver.Deliveries;
import io.postern.deliver.FakeSmtp;
import io.postern.deliver.ServerSettings;
import io.postern.mail.Address;
import io.postern.mail.MailIds;
import io.postern.notice.Alerts;
import io.postern.notice.Reports;
import io.postern.notice.Templates;
import io.postern.queue.Settlement;
import io.postern.queue.Transit;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The whole relay without a queue, in front of a fake server. */
final class Office implements AutoCloseable {
  static final Set<Address> KNOWN =
      Set.of(Address.of("anna@company.example"), Address.of("postmaster@company.example"));

  final SettableClock clock = new SettableClock();
  final FakeSmtp server = FakeSmtp.start();
  final Map<String, Instant> rests = new ConcurrentHashMap<>();
  final Map<RelayMeter.Kind, Integer> counted = new EnumMap<>(RelayMeter.Kind.class);
  final Wires wires = new Wires();
  final Deliveries deliveries = new Deliveries(wires, clock);
  final Outlets outlets = new Outlets(deliveries, 3);
  final RelaySettings settings;
  final Relay relay;
  final Settling settling;
  final SenderNotices notices;
  private Duration patience = Duration.ofSeconds(3);

  Office() {
    this(Security.NONE, Optional.empty(), Duration.ofSeconds(3));
  }

  Office(Security security, Optional<Credentials> login, Duration patience) {
    this.patience = patience;
    this.settings =
        settings(
            List.of(
                smarthost(
                    "isp",
                    List.of("*"),
                    security,
                    login,
                    Map.of("boss@company.example", new Credentials("boss", new Secret("wrong"))))));
    deliveries.add(server("server", Security.NONE, Optional.empty()));
    MailExchangers exchangers =
        new MailExchangers(
            List.of(new InetSocketAddress("127.0.0.1", 9)), Duration.ofMillis(200), "gw.example");
    DirectDelivery direct =
        new DirectDelivery(
            exchangers, outlets, clock, "gw.example", server.port(), new OwnAddresses());
    Smarthosts smarthosts = new Smarthosts(settings.smarthosts());
    relay = new Relay(smarthosts, outlets, deliveries, direct, rests::put, clock);
    Reports reports = new Reports(new MailIds(clock), clock, "gw.example", Locale.ENGLISH);
    Postmaster postmaster =
        new Postmaster(
            new Alerts(new MailIds(clock), clock, "gw.example", Templates.builtIn(Locale.ENGLISH)),
            Optional.of(Address.of("postmaster@company.example")),
            clock);
    notices = new SenderNotices(reports, KNOWN::contains, settings, clock);
    settling =
        new Settling(
            settings,
            notices,
            postmaster,
            (destination, kind) -> counted.merge(kind, 1, Integer::sum),
            clock);
  }

  static RelaySettings settings(List<Smarthost> smarthosts) {
    return new RelaySettings(
        smarthosts,
        4,
        List.of(Duration.ofMinutes(10), Duration.ofHours(1)),
        Duration.ofDays(5),
        Duration.ofHours(4),
        100,
        Duration.ofSeconds(1),
        Locale.ENGLISH,
        true,
        "gw.example",
        1_000_000);
  }

  private Smarthost smarthost(
      String name,
      List<String> domains,
      Security security,
      Optional<Credentials> login,
      Map<String, Credentials> senders) {
    return new Smarthost(name, domains, Optional.of(server(name, security, login)), senders);
  }

  ServerSettings server(String name, Security security, Optional<Credentials> login) {
    Peer peer =
        new Peer(
            "127.0.0.1",
            server.port(),
            security,
            Optional.empty(),
            Duration.ofSeconds(2),
            patience);
    return new ServerSettings(name, peer, login, "gw.example", 2, Duration.ofSeconds(30), patience);
  }

  /** One attempt, from beginning to settlement. */
  Settlement send(Letter letter) {
    Transit transit = letter.transit();
    Settlement settlement = settling.of(transit, relay.attempt(transit));
    letter.settled(settlement);
    return settlement;
  }

  /** The settlement of an attempt whose outcomes are given. */
  Settlement settle(Letter letter, Attempt attempt) {
    Settlement settlement = settling.of(letter.transit(), attempt);
    letter.settled(settlement);
    return settlement;
  }

  static Map<String, Settlement.Fate> byName(Settlement settlement) {
    Map<String, Settlement.Fate> fates = new LinkedHashMap<>();
    settlement.fates().forEach((address, fate) -> fates.put(address.toString(), fate));
    return fates;
  }

  @Override
  public void close() {
    outlets.close();
    deliveries.close();
    wires.close();
    server.close();
  }
}
