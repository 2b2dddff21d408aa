package io.postern.relay;

import java.time.Duration;

/** Writes a span of time for people. */
final class Spell {
  private Spell() {}

  /** In the largest unit that fits: {@code 5 days}, {@code 36 hours}, {@code 90 minutes}. */
  static String of(Duration time) {
    if (time.toHoursPart() == 0 && time.toMinutesPart() == 0 && time.toDays() > 0) {
      return time.toDays() + (time.toDays() == 1 ? " day" : " days");
    }
    if (time.toMinutesPart() == 0 && time.toHours() > 0) {
      return time.toHours() + (time.toHours() == 1 ? " hour" : " hours");
    }
    return time.toMinutes() + (time.toMinutes() == 1 ? " minute" : " minutes");
  }
}
