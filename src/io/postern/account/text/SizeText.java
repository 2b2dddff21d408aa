package io.postern.account.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size in octets: {@code 512B}, {@code 64KB}, {@code 8MB}; a KB is 1,024 octets.
 *
 * @param max largest size allowed, in octets
 */
public record SizeText(int max) implements ValueType<Integer> {
  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9}) ?(B|KB|MB)");

  @Override
  public String noun() {
    return "a size";
  }

  @Override
  public String expected() {
    return "a number and a unit (B, KB, MB), at most " + max / 1024 / 1024 + "MB";
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
    return octets > max
        ? new Parsed.Bad<>(Quoted.text(text) + " is too large")
        : new Parsed.Good<>((int) octets);
  }
}
