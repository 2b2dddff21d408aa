package io.postern.manage;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments as people write them. */
final class Moments {
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})([smhd])");

  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  private Moments() {}

  /**
   * Reads {@code today}, {@code yesterday}, {@code 2026-11} and {@code 2026-11-21} (the first
   * moment), {@code 2026-11-21T14:30}, the same with an offset or {@code Z}, or how long ago:
   * {@code 90s}, {@code 15m}, {@code 2h}, {@code 3d}. Without an offset the clock's zone is meant.
   *
   * @throws IllegalArgumentException naming the text and these forms
   */
  static Instant parse(String text, Clock clock) {
    return parse(text, clock, -1);
  }

  /** As {@link #parse}, but {@code 15m} and the like say how long from now on. */
  static Instant ahead(String text, Clock clock) {
    return parse(text, clock, 1);
  }

  private static Instant parse(String text, Clock clock, int direction) {
    Matcher length = LENGTH.matcher(text);
    try {
      if (length.matches()) {
        Duration span = length(Long.parseLong(length.group(1)), length.group(2).charAt(0));
        return clock.instant().plus(span.multipliedBy(direction));
      }
      if (text.equals("today") || text.equals("yesterday")) {
        LocalDate today = LocalDate.now(clock);
        return (text.equals("today") ? today : today.minusDays(1))
            .atStartOfDay(clock.getZone())
            .toInstant();
      }
      if (MONTH.matcher(text).matches()) {
        return LocalDate.parse(text + "-01").atStartOfDay(clock.getZone()).toInstant();
      }
      if (!text.contains("T")) {
        return LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
      }
      boolean hasOffset = text.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)");
      return hasOffset
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "\"%s\" is no moment, expected for example 2026-11-21, 2026-11-21T14:30, 15m, 2h or 3d"
              .formatted(text),
          unreadable);
    }
  }

  private static Duration length(long count, char unit) {
    return switch (unit) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
