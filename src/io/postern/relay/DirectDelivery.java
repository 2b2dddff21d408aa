package io.postern.relay;

import io.postern.deliver.Report;
import io.postern.deliver.ServerSettings;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Refused;
import io.postern.relay.MailExchangers.Found;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings a mail to the servers of one recipient domain, one after the other until one answers
 * (F78). A server in trouble rests for a while, without holding up other domains.
 */
public final class DirectDelivery {
  /** The name by which the dialogues with all these servers are traced. */
  static final String TRACED = "direct";

  private static final int MAX_TRIES = 8;
  private static final int MAX_CONNECTIONS = 4;
  private static final int REMEMBERED_HOSTS = 10_000;
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final Duration READ = Duration.ofMinutes(5);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration FINAL_DOT = Duration.ofMinutes(10);

  private final MailExchangers exchangers;
  private final Outlets outlets;
  private final Rests rests;
  private final String heloName;
  private final int port;
  private final Predicate<InetAddress> forbidden;

  /**
   * @param heloName what we call ourselves
   * @param port where mail servers listen: 25
   * @param forbidden addresses that are never connected to, as {@link OwnAddresses}
   */
  public DirectDelivery(
      MailExchangers exchangers,
      Outlets outlets,
      Clock clock,
      String heloName,
      int port,
      Predicate<InetAddress> forbidden) {
    this.exchangers = exchangers;
    this.outlets = outlets;
    this.rests = new Rests((host, until) -> {}, clock, REMEMBERED_HOSTS);
    this.heloName = heloName;
    this.port = port;
    this.forbidden = forbidden;
  }

  /**
   * @param domain of the recipients, as written in their addresses
   * @return one leg with an outcome for each of them
   */
  Leg attempt(Mail mail, String domain, List<Address> recipients) {
    Search search = new Search(mail.to(recipients), domain);
    Found found = domain.startsWith("[") ? null : exchangers.of(domain);
    if (found == null) {
      search.at(domain, AddressLiteral.of(domain));
    } else if (found instanceof Found.Names servers) {
      for (String name : servers.names()) {
        if (!search.isOver()) {
          search.at(name, exchangers.addresses(name));
        }
      }
    } else {
      search.at(domain, found);
    }
    return search.leg();
  }

  /** One mail's way from server to server. */
  private final class Search {
    private final Mail mail;
    private String host;
    private int tries;
    private Optional<Leg> leg = Optional.empty();
    private Optional<Outcome> reason = Optional.empty();

    Search(Mail mail, String domain) {
      this.mail = mail;
      this.host = domain;
    }

    boolean isOver() {
      return leg.isPresent() || tries >= MAX_TRIES;
    }

    void at(String name, Found found) {
      if (found instanceof Found.Addresses them) {
        for (InetAddress address : them.addresses()) {
          if (!isOver()) {
            at(name, address);
          }
        }
      } else if (found instanceof Found.Nothing nothing) {
        because(nothing.outcome());
      }
    }

    private void at(String name, InetAddress address) {
      tries++;
      if (forbidden.test(address)) {
        because(
            new Refused(
                0,
                "5.4.6 the mail server "
                    + name
                    + " has the address "
                    + address.getHostAddress()
                    + ", which leads back to this gateway"));
        return;
      }
      host = name;
      String key = "direct/" + address.getHostAddress();
      Rests.Admission admission = rests.admit(key);
      if (admission instanceof Rests.Admission.Resting resting) {
        because(resting.answer());
      } else if (admission instanceof Rests.Admission.Go go) {
        send(key, address, go);
      }
    }

    private void send(String key, InetAddress address, Rests.Admission.Go go) {
      Report report = outlets.send(settings(key, address), TRACED, mail);
      Leg tried = new Leg(host, report.outcomes(), report.facts());
      if (tried.wasInVain()) {
        Deferred failure = tried.serversFault().orElseThrow();
        rests.failed(key, mail.id(), go, failure);
        because(failure);
      } else {
        rests.answered(key);
        leg = Optional.of(tried);
      }
    }

    /** Hope counts more than a refusal: another attempt may find what this one did not. */
    private void because(Outcome outcome) {
      if (reason.isEmpty() || reason.get() instanceof Refused) {
        reason = Optional.of(outcome);
      }
    }

    Leg leg() {
      Outcome otherwise =
          reason.orElse(new Deferred(Cause.MAIL, 0, "4.4.4 no mail server was found"));
      return leg.orElseGet(() -> Leg.without(host, mail.envelope().recipients(), otherwise));
    }
  }

  private ServerSettings settings(String name, InetAddress address) {
    Peer peer =
        new Peer(
            address.getHostAddress(),
            port,
            Security.OPPORTUNISTIC,
            Optional.empty(),
            CONNECT,
            READ);
    return new ServerSettings(
        name, peer, Optional.empty(), heloName, MAX_CONNECTIONS, IDLE, FINAL_DOT);
  }
}
