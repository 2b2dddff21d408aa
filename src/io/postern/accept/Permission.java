package io.postern.accept;

import io.postern.mail.Address;
import io.postern.wire.Network;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Who may send what (F92). Everything that the settings do not allow is refused, with advice about
 * what to do (F102): the listener is no open relay.
 */
final class Permission {
  private final AcceptSettings settings;

  Permission(AcceptSettings settings) {
    this.settings = settings;
  }

  /**
   * Whether a client may send at all: it is in one of the networks, or it logged in.
   *
   * @param user the name it logged in with
   */
  boolean isTrusted(InetAddress address, Optional<String> user) {
    if (user.isPresent()) {
      return true;
    }
    for (Network network : settings.networks()) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Why a client may not send; to be asked at MAIL.
   *
   * @param user the name it logged in with
   * @return the reply; empty when it may
   */
  Optional<String> refusalOfClient(InetAddress address, Optional<String> user) {
    if (isTrusted(address, user)) {
      return Optional.empty();
    }
    String host = address.getHostAddress();
    return Optional.of(
        settings.users().isEmpty()
            ? "550 5.7.1 relaying denied for "
                + host
                + ": the administrator can add the address to postern.accept.networks"
            : "530 5.7.0 authentication required from "
                + host
                + ": log in, or have the address added to postern.accept.networks");
  }

  /**
   * Why a sender is not taken. The empty sender of notifications always is: the internal server
   * must be able to say that it could not deliver something.
   *
   * @return the reply; empty when it is taken
   */
  Optional<String> refusalOfSender(Optional<Address> sender) {
    if (sender.isEmpty() || settings.senders().isEmpty() || rule(sender.get()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "550 5.7.1 this sender is not permitted to send: the administrator can add the address to"
            + " postern.accept.senders");
  }

  private Optional<PermittedSender> rule(Address sender) {
    for (PermittedSender permitted : settings.senders()) {
      if (permitted.matches(sender)) {
        return Optional.of(permitted);
      }
    }
    return Optional.empty();
  }

  /**
   * Why a recipient is not taken: see {@link RelayTrick}. Clients that may send may send to
   * everybody else.
   *
   * @return the reply; empty when it is taken
   */
  Optional<String> refusalOfRecipient(Address recipient) {
    return RelayTrick.refusal(recipient);
  }

  /**
   * How large a mail of this sender may be: as its rule says, and never more than any mail may be.
   *
   * @return octets
   */
  long maxSize(Optional<Address> sender) {
    return Math.min(
        settings.maxSize(),
        sender
            .flatMap(this::rule)
            .map(permitted -> permitted.maxSize().orElse(Long.MAX_VALUE))
            .orElse(Long.MAX_VALUE));
  }
}
