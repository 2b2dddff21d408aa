package io.postern.relay;

import io.postern.deliver.Facts;
import io.postern.mail.Address;
import io.postern.mail.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one transaction yielded.
 *
 * @param host the server that was spoken to, or the domain when there was none
 * @param outcomes of the recipients that it was for
 * @param facts about the connection; empty when there was none
 */
record Leg(String host, Map<Address, Outcome> outcomes, Optional<Facts> facts) {

  /** The same for all recipients, without a connection. */
  static Leg without(String host, List<Address> recipients, Outcome outcome) {
    Map<Address, Outcome> same = new LinkedHashMap<>();
    recipients.forEach(recipient -> same.put(recipient, outcome));
    return new Leg(host, same, Optional.empty());
  }

  /** The first outcome by which the server, not the mail, was at fault. */
  Optional<Outcome.Deferred> serversFault() {
    for (Outcome outcome : outcomes.values()) {
      if (outcome instanceof Outcome.Deferred put && put.cause() == Outcome.Cause.SERVER) {
        return Optional.of(put);
      }
    }
    return Optional.empty();
  }

  /** Whether nothing but the server was at fault, so that another server may be asked. */
  boolean wasInVain() {
    return outcomes.values().stream()
        .allMatch(
            outcome ->
                outcome instanceof Outcome.Deferred put && put.cause() == Outcome.Cause.SERVER);
  }

  /** Whether the server knows what a notification of delivery is (RFC 3461). */
  boolean offersDsn() {
    return facts.isPresent() && facts.get().offered().dsn();
  }
}
