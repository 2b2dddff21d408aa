package io.postern.relay;

import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Refused;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Finds the mail servers of a domain in the DNS (RFC 5321 section 5.1, RFC 7505). */
public final class MailExchangers {
  private static final int MAX_SERVERS = 10;

  private final NameServers dns;
  private final String ownName;
  private final Random random = new Random();

  /** What the DNS says. */
  sealed interface Found {
    /**
     * The servers, or a server's addresses.
     *
     * @param names the best first; at least one
     */
    record Names(List<String> names) implements Found {}

    /**
     * The addresses of a server.
     *
     * @param addresses at least one
     */
    record Addresses(List<InetAddress> addresses) implements Found {}

    /**
     * There are none, or it cannot be told now.
     *
     * @param outcome for the recipients
     */
    record Nothing(Outcome outcome) implements Found {}
  }

  /**
   * @param resolvers name servers to ask, in turn; empty for those of the system
   * @param patience for one question, all name servers together
   * @param ownName our own host name: a server of this name is ourselves
   */
  public MailExchangers(List<InetSocketAddress> resolvers, Duration patience, String ownName) {
    this.dns = new NameServers(resolvers, patience);
    this.ownName = ownName;
  }

  /**
   * The servers for a domain: those of its MX records, the best first and equal ones in any order;
   * without MX records the domain itself. Servers behind ourselves are left out, since that is how
   * mail would run in a circle.
   *
   * @return {@link Found.Names} or {@link Found.Nothing}
   */
  Found of(String domain) {
    Object answer = dns.ask(domain, Type.MX);
    if (answer instanceof NoSuchRRSetException) {
      return new Found.Names(List.of(domain));
    }
    return answer instanceof LookupResult result
        ? chosen(domain, result.getRecords())
        : nothing(domain, answer);
  }

  private Found chosen(String domain, List<Record> records) {
    List<MXRecord> servers = new ArrayList<>();
    for (Record record : records) {
      if (record instanceof MXRecord mx && !mx.getTarget().equals(Name.root)) {
        servers.add(mx);
      }
    }
    if (servers.isEmpty()) {
      return refused("5.1.10 the domain " + domain + " takes no mail (null MX, RFC 7505)");
    }
    Collections.shuffle(servers, random);
    servers.sort(Comparator.comparingInt(MXRecord::getPriority));
    int own = ownPreference(servers);
    List<String> names =
        servers.stream()
            .filter(server -> server.getPriority() < own)
            .map(server -> server.getTarget().toString(true))
            .limit(MAX_SERVERS)
            .toList();
    return names.isEmpty()
        ? refused("5.4.6 the best mail server for " + domain + " is this gateway itself")
        : new Found.Names(names);
  }

  private int ownPreference(List<MXRecord> servers) {
    for (MXRecord server : servers) {
      if (server.getTarget().toString(true).equalsIgnoreCase(ownName)) {
        return server.getPriority();
      }
    }
    return Integer.MAX_VALUE;
  }

  /**
   * The addresses of a server, IPv4 first.
   *
   * @return {@link Found.Addresses} or {@link Found.Nothing}
   */
  Found addresses(String host) {
    List<InetAddress> addresses = new ArrayList<>();
    Object v4 = dns.ask(host, Type.A);
    collect(v4, addresses);
    Object v6 = dns.ask(host, Type.AAAA);
    collect(v6, addresses);
    if (!addresses.isEmpty()) {
      return new Found.Addresses(addresses);
    }
    // what cannot be told now counts more than what is not there
    return nothing(host, isFinal(v4) ? v6 : v4);
  }

  private static boolean isFinal(Object answer) {
    return answer instanceof NoSuchDomainException || answer instanceof NoSuchRRSetException;
  }

  private static void collect(Object answer, List<InetAddress> into) {
    if (answer instanceof LookupResult result) {
      for (Record record : result.getRecords()) {
        if (record instanceof ARecord a) {
          into.add(a.getAddress());
        } else if (record instanceof AAAARecord aaaa) {
          into.add(aaaa.getAddress());
        }
      }
    }
  }

  private static Found nothing(String name, Object answer) {
    if (answer instanceof NoSuchDomainException) {
      return refused("5.1.2 the domain " + name + " does not exist");
    }
    if (answer instanceof NoSuchRRSetException) {
      return refused("5.4.4 " + name + " has neither a mail server nor an address");
    }
    if (answer instanceof TextParseException) {
      return refused("5.1.2 " + name + " cannot be a domain");
    }
    return new Found.Nothing(
        new Deferred(
            Cause.MAIL, 0, "4.4.3 the name servers gave no answer about " + name + ": " + answer));
  }

  static Found refused(String text) {
    return new Found.Nothing(new Refused(0, text));
  }
}
