package io.postern.inspect.spam;

import io.postern.inspect.Occasion;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * For whom a scanner judges a mail: whose preferences and whose learnt words count.
 *
 * @param by who it is
 * @param fixed the name with {@link By#FIXED}, and where the others know none; empty for the
 *     scanner's own default
 */
public record ScannerUser(By by, Optional<String> fixed) {
  /** The scanner's own default for every mail. */
  public static final ScannerUser NONE = new ScannerUser(By.FIXED, Optional.empty());

  private static final int MAX_NAME = 200;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Who it is. */
  public enum By {
    /** Always the same. */
    FIXED,
    /** The account that the mail was fetched from. */
    ACCOUNT,
    /**
     * The recipient of the envelope when there is exactly one, the account otherwise. Who wants
     * every recipient's own opinion asks once for each, with {@link Mail#to}.
     */
    RECIPIENT
  }

  /**
   * @throws IllegalArgumentException when the fixed name is empty or too long
   */
  public ScannerUser {
    fixed.ifPresent(
        name -> {
          if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                "a scanner's user should have 1 to " + MAX_NAME + " characters: \"" + name + "\"");
          }
        });
  }

  /** The user for a mail, as it stands in a protocol line. */
  Optional<String> of(Mail mail, Occasion occasion) {
    Optional<String> known =
        switch (by) {
          case FIXED -> Optional.empty();
          case ACCOUNT -> occasion.account();
          case RECIPIENT -> recipient(mail).or(occasion::account);
        };
    return known.or(() -> fixed).map(ScannerUser::safe);
  }

  private static Optional<String> recipient(Mail mail) {
    List<Address> recipients = mail.envelope().recipients();
    return recipients.size() == 1 ? Optional.of(recipients.get(0).toString()) : Optional.empty();
  }

  /**
   * A name that can end no line and leave no folder, in lower case: scanners make file names of it.
   * Letters, digits and {@code @ . + - _} stay; every other octet of its UTF-8 becomes {@code =XX},
   * so that two users stay two; a leading dot is one of the others.
   */
  static String safe(String name) {
    StringBuilder safe = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter || "@+-_".indexOf(c) >= 0 || (c == '.' && safe.length() > 0)) {
        safe.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
      } else {
        safe.append('=').append(HEX.toHexDigits(octet));
      }
    }
    return safe.length() > MAX_NAME ? safe.substring(0, MAX_NAME) : safe.toString();
  }
}
