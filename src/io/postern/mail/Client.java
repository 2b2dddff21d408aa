package io.postern.mail;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who handed a mail over by SMTP.
 *
 * @param address where the connection came from
 * @param helo what the client called itself in EHLO or HELO; printable ASCII without blanks
 * @param user the name it logged in with
 * @param secured whether the connection was under TLS
 * @param extended whether it said EHLO, not HELO
 */
public record Client(
    InetAddress address, String helo, Optional<String> user, boolean secured, boolean extended) {

  /** The protocol as a Received line names it (RFC 3848): SMTP, ESMTP, ESMTPS, ESMTPA, ESMTPSA. */
  public String protocol() {
    if (!extended) {
      return "SMTP";
    }
    return "ESMTP" + (secured ? "S" : "") + (user.isPresent() ? "A" : "");
  }

  /**
   * For journal and log: {@code mailserver.company.example [192.0.2.7]}, with the user if known.
   */
  @Override
  public String toString() {
    String where = helo + " [" + address.getHostAddress() + "]";
    return user.map(name -> where + " as " + name).orElse(where);
  }
}
