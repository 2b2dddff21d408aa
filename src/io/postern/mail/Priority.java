package io.postern.mail;

import java.util.Locale;
import java.util.Optional;

/** How urgent the sender says a mail is; decides how long it is frozen (F76, F84, F87). */
public enum Priority {
  HIGH,
  NORMAL,
  LOW;

  /**
   * Reads X-Priority (1 to 5), Importance (RFC 2156: high, normal, low) and Priority (RFC 2156:
   * urgent, normal, non-urgent; also high and low, as clients write); the first of them that says
   * something decides.
   */
  public static Priority of(Header header) {
    return header
        .first("X-Priority")
        .flatMap(Priority::ofNumber)
        .or(() -> header.first("Importance").flatMap(Priority::ofWord))
        .or(() -> header.first("Priority").flatMap(Priority::ofWord))
        .orElse(NORMAL);
  }

  /** Mail clients write "1 (Highest)" and the like. */
  private static Optional<Priority> ofNumber(String value) {
    return switch (value.isEmpty() ? ' ' : value.charAt(0)) {
      case '1', '2' -> Optional.of(HIGH);
      case '3' -> Optional.of(NORMAL);
      case '4', '5' -> Optional.of(LOW);
      default -> Optional.empty();
    };
  }

  private static Optional<Priority> ofWord(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "high", "urgent" -> Optional.of(HIGH);
      case "normal" -> Optional.of(NORMAL);
      case "low", "non-urgent" -> Optional.of(LOW);
      default -> Optional.empty();
    };
  }
}
