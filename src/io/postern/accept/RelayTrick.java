package io.postern.accept;

import io.postern.mail.Address;
import java.util.Optional;

/**
 * Recognises recipients that look local to one server and are routes for the next one. The gateway
 * speaks to a smarthost that trusts it, so it must not carry such an address there.
 */
final class RelayTrick {
  private RelayTrick() {}

  /**
   * Says why a recipient is not taken: a percent or an exclamation mark in the local part (the old
   * routing notations, which some servers still follow), or a network address in place of the
   * domain (which goes around whatever the domain's owner says). No provider in use gives out such
   * mailboxes.
   *
   * @return the reply; empty when there is nothing to say
   */
  static Optional<String> refusal(Address recipient) {
    String local = recipient.local();
    if (local.indexOf('%') >= 0 || local.indexOf('!') >= 0) {
      return Optional.of("553 5.1.3 routes written with % or ! are not followed");
    }
    if (PathAddress.isLiteral(recipient)) {
      return Optional.of("553 5.1.3 mail goes to domains, not to network addresses");
    }
    return Optional.empty();
  }
}
