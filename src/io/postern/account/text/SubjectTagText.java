package io.postern.account.text;

import io.postern.advice.Quoted;
import io.postern.mail.SubjectTag;

/** What is put before a subject. */
public record SubjectTagText() implements ValueType<String> {
  @Override
  public String noun() {
    return "a tag for subjects";
  }

  @Override
  public String expected() {
    return "printable ASCII without blanks around it, at most 100 characters, such as \"[X]\"";
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Parsed<String> parse(String text) {
    if (text.length() > 100) {
      return new Parsed.Bad<>(Quoted.text(text) + " is too long");
    }
    return SubjectTag.isTag(text) ? new Parsed.Good<>(text) : not(text);
  }
}
