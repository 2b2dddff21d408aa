package io.postern.account.text;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two times of one day, {@code 07:00-19:00}; the second may be {@code 24:00}. */
public record BetweenText() implements ValueType<DayWindow> {
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
  private static final Pattern SYNTAX =
      Pattern.compile("(?<from>" + TIME + ")-(?<until>" + TIME + "|24:00)");

  @Override
  public String noun() {
    return "a part of a day";
  }

  @Override
  public String expected() {
    return "HH:MM-HH:MM, the earlier time first, such as 07:00-19:00";
  }

  @Override
  public Parsed<DayWindow> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return not(text);
    }
    LocalTime from = LocalTime.parse(matcher.group("from"));
    boolean toMidnight = matcher.group("until").equals("24:00");
    if (toMidnight && from.equals(LocalTime.MIDNIGHT)) {
      return new Parsed.Good<>(DayWindow.wholeDay());
    }
    LocalTime until =
        toMidnight ? LocalTime.of(23, 59, 59) : LocalTime.parse(matcher.group("until"));
    return from.isBefore(until) ? new Parsed.Good<>(new DayWindow(from, until)) : not(text);
  }
}
