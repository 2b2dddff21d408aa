package io.postern.account.text;

import io.postern.advice.Quoted;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * A Quartz cron expression of six or seven fields.
 *
 * @param clock tells from when on the expression must fire at least once
 */
public record CronText(Clock clock) implements ValueType<String> {
  @Override
  public String noun() {
    return "a cron expression";
  }

  @Override
  public String expected() {
    return "seconds, minutes, hours, day of month, month, day of week, such as"
        + " \"0 0/5 7-19 ? * MON-FRI\"";
  }

  @Override
  public Parsed<String> parse(String text) {
    try {
      return nextOf(text).isEmpty()
          ? new Parsed.Bad<>(Quoted.text(text) + " never comes true any more")
          : new Parsed.Good<>(text);
    } catch (ParseException wrong) {
      return new Parsed.Bad<>(
          Quoted.text(text) + " is not a cron expression (Quartz says: " + reason(wrong) + ")");
    }
  }

  /**
   * When a well-written expression comes true next; empty when never, or when it is not well
   * written.
   */
  public Optional<Instant> next(String expression) {
    try {
      return nextOf(expression);
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  private Optional<Instant> nextOf(String expression) throws ParseException {
    CronExpression cron = new CronExpression(expression);
    cron.setTimeZone(TimeZone.getTimeZone(clock.getZone()));
    return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(clock.instant())))
        .map(Date::toInstant);
  }

  private static String reason(ParseException wrong) {
    String message = String.valueOf(wrong.getMessage()).strip();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
