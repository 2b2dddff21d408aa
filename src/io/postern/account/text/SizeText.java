package io.postern.account.text;

import io.postern.advice.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size in octets: {@code 512B}, {@code 64KB}, {@code 8MB}; a KB is 1,024 octets.
 *
 * @param min smallest size allowed, in octets; a whole number of KB
 * @param max largest size allowed, in octets; a whole number of MB
 */
public record SizeText(int min, int max) implements ValueType<Integer> {
  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9}) ?(B|KB|MB)");

  /** Any size up to a largest one. */
  public SizeText(int max) {
    this(0, max);
  }

  @Override
  public String noun() {
    return "a size";
  }

  @Override
  public String expected() {
    String most = max / 1024 / 1024 + "MB";
    return "a number and a unit (B, KB, MB), "
        + (min == 0 ? "at most " + most : "from " + min / 1024 + "KB to " + most);
  }

  @Override
  public Parsed<Integer> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return not(text);
    }
    long unit =
        switch (matcher.group(2)) {
          case "B" -> 1;
          case "KB" -> 1024;
          default -> 1024 * 1024;
        };
    long octets = Long.parseLong(matcher.group(1)) * unit;
    return octets < min || octets > max
        ? new Parsed.Bad<>(Quoted.text(text) + " is too " + (octets < min ? "small" : "large"))
        : new Parsed.Good<>((int) octets);
  }

  /** The way back: the largest unit that leaves a whole number. */
  public static String write(long octets) {
    if (octets % 1024 != 0 || octets == 0) {
      return octets + "B";
    }
    long kilo = octets / 1024;
    return kilo % 1024 != 0 ? kilo + "KB" : kilo / 1024 + "MB";
  }
}
