package io.postern.account.text;

import java.util.regex.Pattern;

/** A score as spam scanners count, above zero, which ordinary mail has: {@code 5}, {@code 12.5}. */
public record ScoreText() implements ValueType<Double> {
  private static final Pattern SYNTAX = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,3})?");

  @Override
  public String noun() {
    return "a score";
  }

  @Override
  public String expected() {
    return "a number above 0, such as 5 or 12.5";
  }

  @Override
  public Parsed<Double> parse(String text) {
    return SYNTAX.matcher(text).matches() && Double.parseDouble(text) > 0
        ? new Parsed.Good<>(Double.valueOf(text))
        : not(text);
  }

  /** The way back. */
  public static String write(double score) {
    long whole = Math.round(score);
    return whole == score ? Long.toString(whole) : Double.toString(score);
  }
}
