package io.postern.account.text;

import io.postern.advice.Quoted;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that takes something out of a line. */
public record PatternText() implements ValueType<Pattern> {
  private static final int MAX = 500;

  @Override
  public String noun() {
    return "a regular expression";
  }

  @Override
  public String expected() {
    return "a regular expression with one group, such as '(\\S+) FOUND', at most "
        + MAX
        + " characters";
  }

  @Override
  public boolean isVerbatim() {
    return true;
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<Pattern> parse(String text) {
    if (text.length() > MAX) {
      return new Parsed.Bad<>(Quoted.text(text) + " is too long");
    }
    try {
      Pattern pattern = Pattern.compile(text);
      return pattern.matcher("").groupCount() == 1
          ? new Parsed.Good<>(pattern)
          : new Parsed.Bad<>(Quoted.text(text) + " has no group, or several");
    } catch (PatternSyntaxException wrong) {
      return not(text);
    }
  }
}
