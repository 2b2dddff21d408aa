package io.postern.accept;

import io.postern.wire.Network;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the listener takes mail.
 *
 * @param bind the address to listen on; the wildcard address for all
 * @param port TCP port; 0 for any that is free
 * @param hostName what the greeting, EHLO and trace lines call us
 * @param security {@code NONE}, {@code STARTTLS} (offered) or {@code TLS} from the first octet
 * @param certificate PEM file of the certificate chain; without it the gateway makes its own
 * @param key PEM file of its private key (PKCS#8)
 * @param requireTls whether nothing but STARTTLS and QUIT goes before TLS
 * @param plainAuth whether passwords are taken without TLS
 * @param networks clients from here may send without logging in
 * @param users who may log in, with their passwords; names as written
 * @param senders who may be the envelope's sender, first match counts; empty for anybody
 * @param maxSize octets of a mail, at the most
 * @param maxRecipients of a mail
 * @param maxErrors replies 5yz in one connection before it is ended
 * @param maxConnections at once
 * @param maxPerSource at once from one address
 * @param idleTimeout between two commands
 * @param dataTimeout between two blocks of content
 * @param sessionTimeout for a connection as a whole while it sends nothing useful: the slowest rate
 *     is one mail in this time
 * @param maxHops Received lines before a mail counts as looping
 * @param spool folder for large mails on their way
 */
public record AcceptSettings(
    InetAddress bind,
    int port,
    String hostName,
    Security security,
    Optional<Path> certificate,
    Optional<Path> key,
    boolean requireTls,
    boolean plainAuth,
    List<Network> networks,
    Map<String, Secret> users,
    List<PermittedSender> senders,
    long maxSize,
    int maxRecipients,
    int maxErrors,
    int maxConnections,
    int maxPerSource,
    Duration idleTimeout,
    Duration dataTimeout,
    Duration sessionTimeout,
    int maxHops,
    Path spool) {
  public AcceptSettings {
    networks = List.copyOf(networks);
    users = Map.copyOf(users);
    senders = List.copyOf(senders);
  }
}
