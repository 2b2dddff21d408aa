package io.postern.inspect;

import io.postern.mail.Client;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a mail beside the mail.
 *
 * @param direction which way it goes
 * @param account where it was fetched; empty for outgoing mail
 * @param client who handed it over: the user's program for outgoing mail; for fetched mail the host
 *     that handed it to the provider, if a trusted trace line tells
 * @param at when it is inspected
 * @param earlier what the inspectors before found, in their order
 */
public record Occasion(
    Direction direction,
    Optional<String> account,
    Optional<Client> client,
    Instant at,
    List<Finding> earlier) {

  /** Which way a mail goes. */
  public enum Direction {
    INCOMING,
    OUTGOING
  }

  public Occasion {
    earlier = List.copyOf(earlier);
  }
}
