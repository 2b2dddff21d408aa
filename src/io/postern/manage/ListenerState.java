package io.postern.manage;

/**
 * How the listener for outgoing mail is.
 *
 * @param address where it listens; {@code *} for all addresses of the machine
 * @param port that it listens on; 0 while it does not, since its route is stopped
 * @param security none, starttls or tls
 * @param connections how many clients are connected
 */
public record ListenerState(String address, int port, String security, int connections) {}
