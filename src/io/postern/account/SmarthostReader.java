package io.postern.account;

import io.postern.relay.RelaySettings.Smarthost;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the ways out. */
final class SmarthostReader {
  /**
   * What the queue and the deliveries call the internal server, and no way at all; and what the
   * traces call the listener.
   */
  private static final Set<String> RESERVED = Set.of("internal", "server", "none", "accept");

  /** What the traces call direct delivery. */
  private static final String DIRECT = "direct";

  private final SmarthostKeys keys;
  private final SmarthostLogins logins;
  private final ServerReader servers;

  SmarthostReader(SmarthostKeys keys, String helo) {
    this.keys = keys;
    this.logins = new SmarthostLogins(keys);
    this.servers = new ServerReader(keys.server, helo);
  }

  /** Finds what is wrong. */
  void check(Section smarthosts) {
    FirstMatch order = new FirstMatch();
    Set<String> names = new HashSet<>();
    List<Section> items = smarthosts.items();
    for (int i = 0; i < items.size(); i++) {
      Section smarthost = items.get(i);
      smarthost.check(Stream.of(keys.name, keys.domains, keys.direct));
      order.add(smarthost, keys.domains);
      checkName(smarthost, name(smarthost, i), names);
      checkKind(smarthost);
    }
    checkWhole(smarthosts, order);
  }

  private void checkName(Section smarthost, String name, Set<String> names) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (RESERVED.contains(plain) || (plain.equals(DIRECT) && !isDirect(smarthost))) {
      smarthost.wrong(
          keys.name, "\"" + name + "\" is a name of the gateway's own", "expected another name");
    } else if (!names.add(plain)) {
      smarthost.wrong(
          keys.name, "\"" + name + "\" is the name of another smarthost", "expected another name");
    }
  }

  private void checkKind(Section smarthost) {
    if (isDirect(smarthost)) {
      keys.server
          .all()
          .filter(smarthost::has)
          .forEach(key -> meansNothing(smarthost, smarthost.child(key)));
      Node senders = smarthost.group("senders").node();
      if (!senders.isEmpty()) {
        meansNothing(smarthost, senders);
      }
    } else {
      servers.check(smarthost);
      logins.check(smarthost);
      if (!smarthost.has(keys.server.host)) {
        smarthost
            .problems()
            .add(
                smarthost.node(),
                "has neither host nor direct: true",
                "expected one of them, such as host: smtp.isp.example");
      }
    }
  }

  private boolean isDirect(Section smarthost) {
    return smarthost.get(keys.direct).orElse(false);
  }

  private static void meansNothing(Section smarthost, Node node) {
    smarthost
        .problems()
        .add(node, "means nothing with direct: true", "expected it with a host only");
  }

  private static void checkWhole(Section smarthosts, FirstMatch order) {
    if (smarthosts.node().isEmpty()) {
      smarthosts
          .problems()
          .add(
              smarthosts.node(),
              "no smarthosts",
              "expected at least one, for example - {host: smtp.isp.example, username:"
                  + " info@company.example, password: \"{{env:POSTERN_ISP_PASSWORD}}\"}, or"
                  + " - {direct: true}");
    } else if (!smarthosts.items().isEmpty() && !order.takesAll()) {
      smarthosts
          .problems()
          .add(
              smarthosts.node(),
              "mail of senders of other domains, and of the empty sender, could not leave",
              "expected domains: \"*\" in the last of them, or none written there");
    }
  }

  /** The ways out, when nothing is wrong. */
  List<Smarthost> read(Section smarthosts) {
    List<Section> items = smarthosts.items();
    return IntStream.range(0, items.size()).mapToObj(i -> read(items.get(i), i)).toList();
  }

  private Smarthost read(Section smarthost, int index) {
    String name = name(smarthost, index);
    boolean direct = smarthost.value(keys.direct);
    return new Smarthost(
        name,
        smarthost.list(keys.domains),
        direct ? Optional.empty() : Optional.of(servers.read(smarthost, name)),
        logins.read(smarthost));
  }

  /** The name written, or one by the place in the list. */
  private String name(Section smarthost, int index) {
    String kind = isDirect(smarthost) ? DIRECT : "smarthost";
    return smarthost.get(keys.name).orElse(index == 0 ? kind : kind + "-" + (index + 1));
  }
}
