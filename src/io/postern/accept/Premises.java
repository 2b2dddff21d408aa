package io.postern.accept;

import io.postern.spool.Spool;
import java.util.Optional;

/**
 * What all conversations of a listener share.
 *
 * @param station settings, names, clock, meter
 * @param permission who may send what
 * @param users who may log in
 * @param guesses wrong logins by source
 * @param tls for STARTTLS or TLS from the first octet; empty when neither is configured
 * @param spool room for content
 * @param intake takes complete mails
 */
record Premises(
    AcceptStation station,
    Permission permission,
    Users users,
    GuessLimits guesses,
    Optional<ListenerTls> tls,
    Spool spool,
    Intake intake) {

  AcceptSettings settings() {
    return station.settings();
  }
}
