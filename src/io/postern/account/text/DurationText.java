package io.postern.account.text;

import io.postern.advice.Quoted;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time span: a whole number and a unit, {@code 200ms}, {@code 30s}, {@code 5m}, {@code 1h},
 * {@code 14d}.
 */
public record DurationText(Duration min, Duration max) implements ValueType<Duration> {
  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|h|d)");

  @Override
  public String noun() {
    return "a duration";
  }

  @Override
  public String expected() {
    return "a number and a unit (ms, s, m, h, d), from " + write(min) + " to " + write(max);
  }

  @Override
  public Parsed<Duration> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return not(text);
    }
    Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
    boolean fits = duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0;
    return fits
        ? new Parsed.Good<>(duration)
        : new Parsed.Bad<>(
            Quoted.text(text) + " is too " + (duration.compareTo(min) < 0 ? "short" : "long"));
  }

  private static Duration of(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** The way back: the largest unit that leaves a whole number. */
  public static String write(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0 || seconds == 0) {
      return seconds + "s";
    }
    if (seconds % 3600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 != 0 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }
}
