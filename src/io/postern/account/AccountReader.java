package io.postern.account;

import io.postern.fetch.MailboxSettings;
import io.postern.fetch.Retention;
import io.postern.fetch.SizeLimits;
import io.postern.mail.Address;
import io.postern.route.RoutingPolicy;
import io.postern.route.RoutingPolicy.EnvelopeHeader;
import io.postern.route.RoutingPolicy.Unroutable;
import io.postern.wire.Credentials;
import io.postern.wire.Fingerprint;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the accounts. */
final class AccountReader {
  private final AccountKeys keys;
  private final ScheduleReader schedules;
  private final KeepingReader keeping;
  private final Optional<Duration> connectTimeout;
  private final Optional<Duration> readTimeout;
  private final Optional<Address> postmaster;

  AccountReader(
      AccountKeys keys,
      Optional<Duration> connectTimeout,
      Optional<Duration> readTimeout,
      Optional<Address> postmaster) {
    this.keys = keys;
    this.schedules = new ScheduleReader(keys);
    this.keeping = new KeepingReader(keys.keeping);
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
    this.postmaster = postmaster;
  }

  /** The accounts; only those that could be read when there are problems. */
  List<AccountDefinition> read(Section accounts) {
    return accounts.node().named().stream()
        .filter(node -> !accounts.problems().isAbandoned(node))
        .map(node -> readOne(accounts.of(node)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<AccountDefinition> readOne(Section account) {
    Optional<MailboxSettings> mailbox = mailbox(account);
    Optional<RoutingPolicy> routing = routing(account);
    return mailbox.flatMap(m -> routing.map(r -> new AccountDefinition(m, r)));
  }

  private Optional<MailboxSettings> mailbox(Section account) {
    Optional<Peer> peer = peer(account);
    Optional<String> username = account.get(keys.username);
    Optional<Secret> password = account.get(keys.password);
    boolean apop = account.get(keys.apop).orElse(true);
    Retention retention = keeping.retention(account);
    SizeLimits sizes = keeping.sizes(account);
    String comment = account.get(keys.comment).orElse("");
    var schedule = schedules.read(account);
    if (account.problems().any()) {
      return Optional.empty();
    }
    return Optional.of(
        new MailboxSettings(
            account.node().name(),
            peer.orElseThrow(),
            new Credentials(username.orElseThrow(), password.orElseThrow()),
            apop,
            schedule,
            retention,
            sizes,
            comment));
  }

  private Optional<Peer> peer(Section account) {
    Optional<String> host = account.get(keys.host);
    Optional<Security> security = account.get(keys.security);
    Optional<Integer> port = account.get(keys.port);
    Optional<Fingerprint> pin = account.get(keys.pin);
    Pins.check(account, keys.pin, security);
    if (account.problems().any()) {
      return Optional.empty();
    }
    int usual = security.orElseThrow() == Security.TLS ? 995 : 110;
    return Optional.of(
        new Peer(
            host.orElseThrow(),
            port.orElse(usual),
            security.orElseThrow(),
            pin,
            connectTimeout.orElseThrow(),
            readTimeout.orElseThrow()));
  }

  private Optional<RoutingPolicy> routing(Section account) {
    List<String> own = account.list(keys.ownAddresses);
    Optional<EnvelopeHeader> header = envelopeHeader(account);
    Optional<Unroutable> unroutable =
        account.get(keys.unroutable).or(() -> postmaster.map(Unroutable.ToMailbox::new));
    if (account.problems().any()) {
      return Optional.empty();
    }
    return Optional.of(
        new RoutingPolicy(account.node().name(), own, header, unroutable.orElseThrow()));
  }

  private Optional<EnvelopeHeader> envelopeHeader(Section account) {
    Section group = account.group(keys.envelopeHeader.name());
    if (!group.node().isGroup()) {
      return account.get(keys.envelopeHeader).map(EnvelopeHeader::of);
    }
    Optional<String> name = group.get(keys.envelopeHeaderName);
    Optional<String> mask = group.get(keys.envelopeHeaderMask);
    Optional<Integer> occurrence = group.get(keys.envelopeHeaderOccurrence);
    return name.flatMap(n -> mask.flatMap(m -> occurrence.map(o -> new EnvelopeHeader(n, m, o))));
  }
}
