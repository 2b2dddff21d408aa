package io.postern.account.text;

import io.postern.inspect.rules.Mask;
import java.util.List;

/** Masks of file names, one or several with semicolons between them. */
public record MaskListText() implements ValueType<List<Mask>> {
  @Override
  public String noun() {
    return "a mask for file names";
  }

  @Override
  public String expected() {
    return "a mask such as \"*.exe\", with * for any characters and ? for one, or several with ;"
        + " between them";
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<List<Mask>> parse(String text) {
    try {
      return new Parsed.Good<>(Mask.list(text));
    } catch (IllegalArgumentException wrong) {
      return not(text);
    }
  }
}
