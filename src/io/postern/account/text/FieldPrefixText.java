package io.postern.account.text;

import java.util.regex.Pattern;

/** How names of header fields begin. */
public record FieldPrefixText() implements ValueType<String> {
  private static final Pattern SYNTAX = Pattern.compile("X-([A-Za-z0-9-]{1,37})?-");

  @Override
  public String noun() {
    return "the beginning of field names";
  }

  @Override
  public String expected() {
    return "X-, letters, digits and hyphens, and a hyphen, at most 40 characters, such as X-Spam-";
  }

  @Override
  public Parsed<String> parse(String text) {
    return SYNTAX.matcher(text).matches() ? new Parsed.Good<>(text) : not(text);
  }
}
