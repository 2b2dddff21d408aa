package io.postern.account;

import io.postern.account.text.DomainText;
import io.postern.mail.Address;
import io.postern.wire.Credentials;
import io.postern.wire.Security;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the logins of single senders at a smarthost, and checks that none can be overheard. */
final class SmarthostLogins {
  private static final String SENDERS = "senders";

  private final SmarthostKeys keys;

  SmarthostLogins(SmarthostKeys keys) {
    this.keys = keys;
  }

  void check(Section smarthost) {
    Set<Address> seen = new HashSet<>();
    for (Section sender : smarthost.group(SENDERS).items()) {
      sender.check(keys.sender());
      sender.onlyOnce(keys.senderAddress, seen::add);
      sender.get(keys.senderAddress).ifPresent(address -> leavesHere(smarthost, sender, address));
    }
    if (smarthost.has(keys.server.username) || !smarthost.group(SENDERS).node().isEmpty()) {
      checkProtection(smarthost);
    }
  }

  private void leavesHere(Section smarthost, Section sender, Address address) {
    List<String> domains = smarthost.list(keys.domains);
    String domain = address.domain().toLowerCase(Locale.ROOT);
    if (!domains.contains(DomainText.ALL) && !domains.contains(domain)) {
      sender.wrong(
          keys.senderAddress,
          "mail of \"" + address + "\" does not leave here, for no domain of the smarthost fits",
          "expected an address at " + String.join(" or ", domains));
    }
  }

  private void checkProtection(Section smarthost) {
    boolean unprotected =
        smarthost.get(keys.server.security).filter(Security.NONE::equals).isPresent();
    if (unprotected && smarthost.get(keys.server.host).filter(h -> !Loopback.is(h)).isPresent()) {
      smarthost.wrong(
          keys.server.security,
          "the password could be overheard on its way",
          "expected starttls or tls; none only without logins, or to a host on this machine");
    }
  }

  /** By address in lower case, when nothing is wrong. */
  Map<String, Credentials> read(Section smarthost) {
    Map<String, Credentials> logins = new HashMap<>();
    for (Section sender : smarthost.group(SENDERS).items()) {
      logins.put(
          sender.value(keys.senderAddress).toString().toLowerCase(Locale.ROOT),
          new Credentials(sender.value(keys.senderName), sender.value(keys.senderPassword)));
    }
    return logins;
  }
}
