package io.postern.account.text;

import java.time.LocalTime;

/**
 * A part of a day.
 *
 * @param from its first moment
 * @param until its last moment; equal to {@code from} for the whole day
 */
public record DayWindow(LocalTime from, LocalTime until) {
  /** From midnight to midnight. */
  public static DayWindow wholeDay() {
    return new DayWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
  }
}
