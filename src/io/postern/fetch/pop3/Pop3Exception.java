package io.postern.fetch.pop3;

import java.io.IOException;

/**
 * The dialogue with a POP3 server cannot go on. The message names the server, the step and the
 * server's last words (one line, at most 200 characters); it never holds a secret.
 */
public final class Pop3Exception extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as it makes a difference to what happens next. */
  public enum Kind {
    /** The host name has no address. */
    NAME,
    /** No TCP connection to any address of the host. */
    CONNECT,
    /** No protected connection: not offered, not trusted, another name, another certificate. */
    TLS,
    /** The server greets with an error: it is there and does not want us now. */
    GREETING,
    /** User or password are wrong, or the account may not use POP3 (RFC 3206 [AUTH]). */
    LOGIN,
    /**
     * Somebody else has the mailbox open (RFC 2449 [IN-USE]); nothing is wrong with the password.
     */
    IN_USE,
    /** Too soon after the last login (RFC 2449 [LOGIN-DELAY]). */
    LOGIN_DELAY,
    /** The server has a passing trouble of its own (RFC 3206 [SYS/TEMP]). */
    SYS_TEMP,
    /** The server has a trouble that a person must mend (RFC 3206 [SYS/PERM]). */
    SYS_PERM,
    /**
     * The server cannot do UIDL, so that mails cannot be told apart from one session to the next.
     */
    NO_UIDL,
    /** The connection broke, or the server closed it. */
    LOST,
    /** The server said nothing, or too little, within the time. */
    TIMEOUT,
    /** The server said what POP3 does not allow here; what it says from now on means nothing. */
    PROTOCOL
  }

  private final Kind kind;

  Pop3Exception(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
