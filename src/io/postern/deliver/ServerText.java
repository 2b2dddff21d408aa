package io.postern.deliver;

import io.postern.mail.OneLine;

/** Makes what a server said fit for a log line, a journal line and a notice. */
final class ServerText {
  private static final int MAX_LENGTH = 300;

  private ServerText() {}

  /**
   * Cleans a text that came over the wire.
   *
   * @param octets one character per octet, as they came over the wire
   * @return UTF-8 decoded where it is UTF-8; one harmless line of at most 300 characters
   */
  static String ofOctets(String octets) {
    return OneLine.ofOctets(octets, MAX_LENGTH).strip();
  }

  /**
   * Cleans a text of our own that may quote a server.
   *
   * @param text of an exception, for example, which may hold a server's words; may be null
   * @return one harmless line of at most 300 characters
   */
  static String of(String text) {
    return OneLine.of(text, MAX_LENGTH).strip();
  }
}
