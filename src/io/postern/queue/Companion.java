package io.postern.queue;

import io.postern.mail.Mail;
import java.util.Locale;

/**
 * A mail that the gateway sends on account of another one.
 *
 * @param mail with its own envelope
 * @param kind what it is
 */
public record Companion(Mail mail, Kind kind) {

  /** What it is to the mail on whose account it is sent. */
  public enum Kind {
    /** A notice of ours, which is for our own people only. */
    NOTICE,
    /** A report to the sender; it reaches our own people by the way to them. */
    RETURN,
    /** The accepted mail for others, under its name. */
    COPY
  }

  /**
   * @param kind as in {@link io.postern.mail.ExchangeKeys#ERRAND}
   * @throws IllegalArgumentException when there is no such kind
   */
  static Companion of(Mail mail, String kind) {
    return new Companion(mail, Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }
}
