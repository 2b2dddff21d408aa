package io.postern.deliver;

/**
 * The connection that an attempt used.
 *
 * @param connection its number, counting up while the gateway runs
 * @param fresh whether it was opened for this mail
 * @param offered what the server offers
 * @param loggedIn whether we logged in
 * @param secured whether it is under TLS
 * @param ended whether it ended with this attempt; otherwise it is kept for the next one
 */
public record Facts(
    long connection,
    boolean fresh,
    Extensions offered,
    boolean loggedIn,
    boolean secured,
    boolean ended) {}
