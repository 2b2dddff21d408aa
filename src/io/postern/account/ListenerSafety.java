package io.postern.account;

import io.postern.wire.Network;
import io.postern.wire.Security;
import java.util.Optional;

/** Checks that a listener is neither open to everybody nor closed to everybody. */
final class ListenerSafety {
  /** Nobody owns more: the largest networks for private use (RFC 1918, RFC 4193). */
  private static final int LARGEST_IPV4 = 8;

  private static final int LARGEST_IPV6 = 7;

  private final AcceptKeys keys;

  ListenerSafety(AcceptKeys keys) {
    this.keys = keys;
  }

  void check(Section accept, Section users) {
    networks(accept);
    tls(accept);
    certificate(accept);
    logins(accept, users);
  }

  private void networks(Section accept) {
    if (accept.get(keys.bind).filter(bind -> !bind.isLoopbackAddress()).isEmpty()) {
      return;
    }
    for (Section.Entry<Network> network : accept.entries(keys.networks)) {
      boolean ipv4 = network.value().base().getAddress().length == 4;
      if (network.value().prefix() < (ipv4 ? LARGEST_IPV4 : LARGEST_IPV6)) {
        accept
            .problems()
            .add(
                network.node(),
                "\"" + network.value() + "\" makes this an open relay for the whole world",
                "expected the networks of your own machines only, or bind: 127.0.0.1");
      }
    }
  }

  private void tls(Section accept) {
    if (isUnprotected(accept) && accept.get(keys.requireTls).orElse(false)) {
      accept.wrong(
          keys.requireTls,
          "nobody could send with security: none",
          "expected security: starttls or tls beside it");
    }
  }

  private void certificate(Section accept) {
    if (accept.has(keys.certificate) && !accept.has(keys.key)) {
      accept.problems().missing(accept.node(), keys.key);
    }
    if (accept.has(keys.key) && !accept.has(keys.certificate)) {
      accept.problems().missing(accept.node(), keys.certificate);
    }
    if (accept.has(keys.certificate) && isUnprotected(accept)) {
      accept.wrong(
          keys.certificate,
          "means nothing with security: none",
          "expected security: starttls or tls beside it");
    }
  }

  private void logins(Section accept, Section users) {
    if (accept.isEmptied(keys.networks) && users.node().isEmpty()) {
      accept.wrong(keys.networks, "nobody could send", "expected networks, or users beside it");
    }
    boolean withPassword = accept.get(keys.plainAuth).orElse(true);
    if (!users.node().isEmpty() && isUnprotected(accept) && !withPassword) {
      accept
          .problems()
          .add(
              users.node(),
              "nobody could log in: passwords are taken under TLS only, and security is none",
              "expected security: starttls or tls, or else plain-auth: true, beside it");
    }
  }

  private boolean isUnprotected(Section accept) {
    Optional<Security> security = accept.get(keys.security);
    return security.filter(Security.NONE::equals).isPresent();
  }
}
