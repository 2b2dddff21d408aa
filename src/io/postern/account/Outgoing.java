package io.postern.account;

import io.postern.accept.AcceptSettings;
import io.postern.queue.QueueSettings;
import io.postern.relay.RelaySettings;
import io.postern.rewrite.RewriteSettings;
import java.util.Optional;

/**
 * All about outgoing mail, in the order of its journey.
 *
 * @param accept how it is taken
 * @param rewrite what is changed in it
 * @param archive URI of the Camel endpoint that gets a copy; may hold what is nobody's business
 * @param queue how it is kept
 * @param relay how it leaves
 */
public record Outgoing(
    AcceptSettings accept,
    QueueSettings queue,
    RewriteSettings rewrite,
    Optional<String> archive,
    RelaySettings relay) {
  /** In short, for an endpoint's URI may hold a password. */
  @Override
  public String toString() {
    int ways = relay.smarthosts().size();
    return ways == 1 ? "1 smarthost" : ways + " smarthosts";
  }
}
