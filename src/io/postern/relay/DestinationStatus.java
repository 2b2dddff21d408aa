package io.postern.relay;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a destination stands.
 *
 * @param name as the queue knows it
 * @param restingUntil until when nothing is sent to it, since it did not work; empty when it may be
 *     tried
 * @param lastFailure what went wrong last, for a person; empty when nothing has since the start
 * @param idleConnections kept open for the next mail
 * @param waiting attempts that wait for a connection
 * @param largestMail octets of the largest mail that it took when it was asked last (RFC 1870);
 *     empty when it was not asked since the start, or names none
 */
public record DestinationStatus(
    String name,
    Optional<Instant> restingUntil,
    String lastFailure,
    int idleConnections,
    int waiting,
    OptionalLong largestMail) {}
