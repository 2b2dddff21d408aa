package io.postern.account.text;

import java.util.regex.Pattern;

/**
 * A name that becomes part of route ids, file names and commands.
 *
 * @param noun what it names, for example "an account name"
 */
public record NameText(String noun) implements ValueType<String> {
  private static final Pattern SYNTAX =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,38}[A-Za-z0-9])?");

  @Override
  public String expected() {
    return "letters (A to Z), digits and inner hyphens, at most 40 characters";
  }

  @Override
  public Parsed<String> parse(String text) {
    return SYNTAX.matcher(text).matches() ? new Parsed.Good<>(text) : not(text);
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }
}
