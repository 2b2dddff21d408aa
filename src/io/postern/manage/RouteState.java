package io.postern.manage;

import java.util.Optional;

/**
 * What an operator sees of one route.
 *
 * @param id its name, for example {@code fetch-sales}
 * @param description what it does, in words; may be empty
 * @param running whether it takes mail at the moment
 * @param pause the operator's wish that it does not run, if there is one
 * @param handled mails that went through it since the start of the gateway
 * @param failed those of them that ended in an error
 * @param inFlight mails that are in it now
 */
public record RouteState(
    String id,
    String description,
    boolean running,
    Optional<PausedRoutes.Pause> pause,
    long handled,
    long failed,
    long inFlight) {}
