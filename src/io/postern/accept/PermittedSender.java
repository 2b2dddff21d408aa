package io.postern.accept;

import io.postern.mail.Address;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Who may be the sender of outgoing mail, and of how large a mail (F92).
 *
 * @param pattern an address, {@code @domain} for everybody there, or {@code *} for everybody; lower
 *     case
 * @param maxSize octets of a mail at the most; empty for the listener's own limit
 */
public record PermittedSender(String pattern, OptionalLong maxSize) {
  public PermittedSender {
    pattern = pattern.toLowerCase(Locale.ROOT);
  }

  /** Whether a sender is meant. */
  public boolean matches(Address sender) {
    return pattern.equals("*")
        || pattern.equals(sender.toString().toLowerCase(Locale.ROOT))
        || pattern.equals("@" + sender.domain().toLowerCase(Locale.ROOT));
  }
}
