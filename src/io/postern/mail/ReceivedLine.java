package io.postern.mail;

import java.net.Inet6Address;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The trace line that the gateway puts on top of every mail it takes (RFC 5321 section 4.4). */
public final class ReceivedLine {
  /** Stands in every trace line of ours and in nobody else's; by it a loop is noticed. */
  public static final String MARKER = "(Postern)";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);

  private ReceivedLine() {}

  /**
   * The line about a mail that came by SMTP (RFC 5321 section 4.4), folded, each part ending with
   * CRLF.
   *
   * @param client who handed it over
   * @param by our own host name
   * @param mailId our name for the mail
   * @param at when
   */
  public static String of(Client client, String by, String mailId, Instant at) {
    String ip = client.address().getHostAddress();
    boolean v6 = client.address() instanceof Inet6Address;
    int zone = ip.indexOf('%');
    String literal = (v6 ? "IPv6:" : "") + (zone < 0 ? ip : ip.substring(0, zone));
    return of(client.helo() + " ([" + literal + "])", by, client.protocol(), mailId, at);
  }

  /**
   * The line, folded, each part ending with CRLF.
   *
   * @param from where the mail came from: a host name of the configuration
   * @param by our own host name
   * @param with the protocol, for example {@code POP3}
   * @param mailId our name for the mail
   * @param at when
   */
  public static String of(String from, String by, String with, String mailId, Instant at) {
    return ("Received: from " + from + "\r\n")
        + ("\tby " + by + " " + MARKER + " with " + with + " id " + mailId + ";\r\n")
        + ("\t" + DATE.format(at.atZone(ZoneId.systemDefault())) + "\r\n");
  }
}
