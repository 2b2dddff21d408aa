package io.postern.wire;

/** How a connection is protected. */
public enum Security {
  /** Not at all; for servers in one's own network. */
  NONE,
  /**
   * Begins in the clear and must change to TLS before anything secret is said (RFC 2595, RFC 3207).
   */
  STARTTLS,
  /** TLS from the first octet (RFC 8314). */
  TLS,
  /**
   * STARTTLS when it is offered, with whatever certificate; in the clear when it is not or when it
   * fails (RFC 7435). Keeps out who only listens, and nobody else: for sending to strangers'
   * servers, where the alternative is no protection at all; not to be had in the settings.
   */
  OPPORTUNISTIC
}
