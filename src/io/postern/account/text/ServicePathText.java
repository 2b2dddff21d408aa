package io.postern.account.text;

import java.util.regex.Pattern;

/** The path of a service at its server. */
public record ServicePathText() implements ValueType<String> {
  private static final Pattern SYNTAX = Pattern.compile("[!-.0-~][!-~]{0,199}");

  @Override
  public String noun() {
    return "a service";
  }

  @Override
  public String expected() {
    return "its path in ASCII without blanks and without a leading slash, such as avscan";
  }

  @Override
  public Parsed<String> parse(String text) {
    return SYNTAX.matcher(text).matches() ? new Parsed.Good<>(text) : not(text);
  }
}
