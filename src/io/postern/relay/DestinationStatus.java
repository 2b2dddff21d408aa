package io.postern.relay;

import java.time.Instant;
import java.util.Optional;

/**
 * How a destination stands.
 *
 * @param name as the queue knows it
 * @param restingUntil until when nothing is sent to it, since it did not work; empty when it may be
 *     tried
 * @param lastFailure what went wrong last, for a person; empty when nothing has since the start
 * @param idleConnections kept open for the next mail
 * @param waiting attempts that wait for a connection
 */
public record DestinationStatus(
    String name,
    Optional<Instant> restingUntil,
    String lastFailure,
    int idleConnections,
    int waiting) {}
