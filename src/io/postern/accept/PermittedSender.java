package io.postern.accept;

import io.postern.mail.Address;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Who may be the sender of outgoing mail, and of how large a mail (F92).
 *
 * @param pattern an address, {@code @domain} for everybody there (not in domains below it), or
 *     {@code *} for everybody; lower case
 * @param maxSize octets of a mail at the most; empty for the listener's own limit
 */
public record PermittedSender(String pattern, OptionalLong maxSize) {
  public PermittedSender {
    pattern = pattern.toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a sender is meant. Only ASCII letters are the same in both cases: there are letters of
   * other scripts whose lower case is an ASCII one, and a domain spelt with those is another one.
   */
  public boolean matches(Address sender) {
    String domain = sender.domain();
    return pattern.equals("*")
        || AsciiCase.same(pattern, 0, sender.toString())
        || (pattern.length() == domain.length() + 1
            && pattern.charAt(0) == '@'
            && AsciiCase.same(pattern, 1, domain));
  }
}
