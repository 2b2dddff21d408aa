package io.postern.account;

import io.postern.wire.Security;
import java.util.Optional;

/** Checks that a certificate is pinned only where there is one. */
final class Pins {
  private Pins() {}

  static void check(Section section, Key<?> pin, Optional<Security> security) {
    if (section.has(pin) && security.filter(Security.NONE::equals).isPresent()) {
      section
          .problems()
          .add(
              section.node().child(pin.name()).orElseThrow(),
              "means nothing with security: none",
              "expected security: starttls or tls beside it");
    }
  }
}
