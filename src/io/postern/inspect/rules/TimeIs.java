package io.postern.inspect.rules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/**
 * When the mail is inspected, on clocks of a zone. A span that ends before it begins goes on over
 * midnight, and belongs to the day on which it begins: Friday from 22:00 to 06:00 ends on Saturday.
 *
 * @param days empty for every day
 * @param from the first moment
 * @param to the first moment behind; the same as {@code from} for a whole day
 * @param zone whose clocks
 */
public record TimeIs(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone)
    implements Condition {
  public TimeIs {
    days = Set.copyOf(days);
  }

  @Override
  public Answer test(Facts facts) {
    ZonedDateTime now = facts.occasion().at().atZone(zone);
    String why =
        "it is "
            + now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            + " "
            + now.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    return contains(now.getDayOfWeek(), now.toLocalTime())
        ? new Answer.Yes(why, Set.of())
        : new Answer.No(why);
  }

  private boolean contains(DayOfWeek day, LocalTime time) {
    if (from.isBefore(to)) {
      return isMeant(day) && !time.isBefore(from) && time.isBefore(to);
    }
    return time.isBefore(from) ? isMeant(day.minus(1)) && time.isBefore(to) : isMeant(day);
  }

  private boolean isMeant(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }
}
