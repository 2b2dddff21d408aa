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
  TLS
}
